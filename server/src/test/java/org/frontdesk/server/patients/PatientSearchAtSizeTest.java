package org.frontdesk.server.patients;

import static org.assertj.core.api.Assertions.assertThat;

import org.frontdesk.server.database.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

/** A search costs no more among 200,000 patients than somebody who types notices. */
class PatientSearchAtSizeTest {

    private static TestDatabase database;

    @BeforeAll
    static void fill() {
        database = TestDatabase.fresh();
        // 400 given and 5,000 family names made of syllables, the first ones far more common than
        // the last
        database.execute(
                """
                insert into patients (id, given_name, family_name, birth_date, phone)
                select gen_random_uuid(),
                       'G' || (array['a','e','i','o','u'])[1 + g % 5] || (array['ra','lo','mi','ne','su','ta','vi','ko'])[1 + g / 5 % 8]
                           || (array['na','ris','tor','lia','mus','del','ban','fe','zo','ck'])[1 + g / 40 % 10],
                       (array['Ma','Ko','Sza','Ber','Lin','Dro','Fe','Hul','Per','Wa'])[1 + f % 10]
                           || (array['ra','lo','mi','ne','su','ta','vi','ko','ger','tin'])[1 + f / 10 % 10]
                           || (array['na','ris','tor','lia','mus','del','ban','fe','zo','ck'])[1 + f / 100 % 10]
                           || (array['son','ova','ez','s','mann'])[1 + f / 1000 % 5],
                       date '1930-01-01' + (n * 7919 % 33000),
                       '+34' || (600000000 + n * 7919 % 99999989)
                from (select n, (power(random(), 2) * 400)::int as g, (power(random(), 3) * 5000)::int as f
                      from generate_series(1, 200000) as n) as people
                """);
        database.execute("vacuum analyze patients");
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "m",
                "ma",
                "mar",
                "mara",
                "ga",
                "gara",
                "gar mar",
                "marana",
                "maranason",
                "garra marrana",
                "szaraova gera",
                "555",
                "1234567",
                "+34600",
                "1980-12-31",
                "31.12.1980",
                "19801231",
                "100500",
                "xyzzy"
            })
    void aSearchIsQuickAmongTwoHundredThousand(String query) {
        var search = new PatientSearch(database.transactions());
        search.search(query, 10);

        List<Long> nanos =
                IntStream.range(0, 9)
                        .mapToObj(
                                i -> {
                                    long began = System.nanoTime();
                                    search.search(query, 10);
                                    return System.nanoTime() - began;
                                })
                        .sorted()
                        .toList();

        // Several times what an idle machine takes; reading the whole table takes longer.
        assertThat(Duration.ofNanos(nanos.get(4))).isLessThan(Duration.ofMillis(250));
    }
}
