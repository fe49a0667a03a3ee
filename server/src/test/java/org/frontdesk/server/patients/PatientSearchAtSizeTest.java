package org.frontdesk.server.patients;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;

import org.frontdesk.server.database.TestDatabase;
import org.frontdesk.server.database.Transactions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * A search touches no more of 200,000 patients than somebody who types could notice. Pages are counted and not time, which
 * says as much of the machine as of the search; what they take is measured by the scenario {@code large} of the benchmark.
 */
class PatientSearchAtSizeTest {

    /** Half of the table, whose pages hold some fifty patients each: two looks at 500, and the index's own pages. */
    private static final long MOST_PAGES = 2_000;

    private static TestDatabase database;
    private static HikariDataSource searching;
    private static PatientSearch search;

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
        var config = new HikariConfig();
        config.setDataSource(database.dataSource());
        config.setMaximumPoolSize(1);
        config.setAutoCommit(false);
        searching = new HikariDataSource(config);
        search = new PatientSearch(new Transactions(database.writes(), searching, searching));
    }

    @AfterAll
    static void close() {
        searching.close();
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
                "4545",
                "99999999",
                "+34600",
                "1980-12-31",
                "31.12.1980",
                "19801231",
                "100500",
                "xyzzy"
            })
    void aSearchTouchesFewPagesAmongTwoHundredThousand(String query) {
        search.search(query, 10);

        long before = pagesTouched();
        search.search(query, 10);

        assertThat(pagesTouched() - before).isLessThan(MOST_PAGES);
    }

    /** Of the patients' table and its indexes, by the one connection that searches, since it was opened. */
    private static long pagesTouched() {
        try (Connection connection = searching.getConnection();
                Statement statement = connection.createStatement()) {
            // Otherwise a connection tells what it did about once a second.
            statement.execute("select pg_stat_force_next_flush()");
            connection.commit();
            ResultSet rows =
                    statement.executeQuery(
                            "select heap_blks_hit + heap_blks_read + idx_blks_hit + idx_blks_read"
                                    + " from pg_statio_user_tables where relname = 'patients'");
            rows.next();
            return rows.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
