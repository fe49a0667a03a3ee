package org.frontdesk.server.patients;

import org.jooq.DSLContext;
import org.jooq.Record;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Who of many new people is likely registered already, or stands among them twice: what {@link Duplicates} would say if they were
 * registered one after the other, in two statements whatever their number. Those who are registered are read past the new ones, who
 * are found by what they share: a birth date or a phone number and a name that is alike, or else both, or an e-mail address. Names
 * are compared by the trigrams that the database takes them apart to: they are looked up and counted, so that of ten thousand who
 * are said to be born on one day no two names have to be compared.
 */
public final class DuplicatesOfMany {

    /**
     * Somebody new who is likely somebody known.
     *
     * @param person position in the list, from 0
     * @param patientNumber of the registered patient; empty: it is somebody before in the list
     * @param before position in the list of that one; empty: it is a registered patient
     * @param matchedFields by their names in the contract
     */
    public record Likely(
            int person,
            Optional<Long> patientNumber,
            Optional<Integer> before,
            List<String> matchedFields) {}

    private static final String NAMES =
            """
            select show_trgm(folded(name)) from unnest(?::text[]) with ordinality as new(name, position) order by position
            """;

    private static final String REGISTERED =
            """
            select patient_number, birth_date, phone, lower(email) as email, show_trgm(search_name) as name
            from patients
            where merged_into is null and (birth_date = any(?::date[])
                or (phone = any(?::text[]) and phone <> '') or (lower(email) = any(?::text[]) and email <> ''))
            order by patient_number
            """;

    /** Rows of the clinic in memory at once. */
    private static final int FETCHED = 1_000;

    /** One of those compared. */
    private record One(LocalDate birthDate, String phone, String email, Set<String> name) {

        static One of(Person person, String[] name) {
            return new One(
                    person.birthDate(),
                    person.phone(),
                    person.email().toLowerCase(Locale.ROOT),
                    Set.of(name));
        }

        static One of(Record row) {
            return new One(
                    row.get("birth_date", LocalDate.class),
                    row.get("phone", String.class),
                    row.get("email", String.class),
                    Set.of(row.get("name", String[].class)));
        }

        /** What makes others of a name that is alike likely this one. */
        List<Object> telling() {
            return phone.isEmpty() ? List.of(birthDate) : List.of(birthDate, phone);
        }

        /** What makes others likely this one whatever their names. */
        List<Object> tellingAlone() {
            List<Object> telling = new ArrayList<>();
            if (!phone.isEmpty()) {
                telling.add(List.of(birthDate, phone));
            }
            if (!email.isEmpty()) {
                telling.add(email);
            }
            return telling;
        }

        Likeness to(One other, int sharedTrigrams) {
            return new Likeness(
                    alike(name.size(), other.name.size(), sharedTrigrams),
                    birthDate.equals(other.birthDate),
                    !phone.isEmpty() && phone.equals(other.phone),
                    !email.isEmpty() && email.equals(other.email));
        }
    }

    /** As {@code similarity} of pg_trgm. */
    private static float alike(int trigrams, int otherTrigrams, int shared) {
        return shared == 0 ? 0 : (float) shared / (trigrams + otherTrigrams - shared);
    }

    /** Those who share something, and which of them have a trigram in their names. */
    private static final class Group {

        private final Numbers people = new Numbers();
        private final Numbers trigrams = new Numbers();
        private final Map<String, Numbers> byTrigram = new HashMap<>();

        void add(int person, One one) {
            for (String trigram : one.name()) {
                byTrigram.computeIfAbsent(trigram, t -> new Numbers()).add(people.size);
            }
            people.add(person);
            trigrams.add(one.name().size());
        }

        /** Tells of each who is worth a look, and how many trigrams their name has in common with this one's. */
        void compare(One one, boolean whateverTheirNames, Found found) {
            int[] shared = new int[people.size];
            for (String trigram : one.name()) {
                Numbers places = byTrigram.getOrDefault(trigram, Numbers.NONE);
                for (int i = 0; i < places.size; i++) {
                    shared[places.values[i]]++;
                }
            }
            for (int place = 0; place < shared.length; place++) {
                if (whateverTheirNames
                        || Likeness.isSameName(
                                alike(one.name().size(), trigrams.values[place], shared[place]))) {
                    found.accept(people.values[place], shared[place]);
                }
            }
        }
    }

    /** Who shares something, by position in the list. */
    private interface Found {
        void accept(int person, int sharedTrigrams);
    }

    /** A list that is walked through a hundred million times when everybody shares a birth date. */
    private static final class Numbers {

        static final Numbers NONE = new Numbers();

        private int[] values = new int[4];
        private int size;

        void add(int number) {
            if (size == values.length) {
                values = Arrays.copyOf(values, 2 * size);
            }
            values[size++] = number;
        }
    }

    private final List<One> people = new ArrayList<>();
    private final Map<Object, Group> alike = new HashMap<>();
    private final Map<Object, Group> same = new HashMap<>();
    private final Likely[] likeliest;
    private final double[] scores;

    private DuplicatesOfMany(List<Person> people, List<String[]> names) {
        for (int i = 0; i < people.size(); i++) {
            this.people.add(One.of(people.get(i), names.get(i)));
        }
        this.likeliest = new Likely[people.size()];
        this.scores = new double[people.size()];
    }

    /** Those of whom somebody should look first, with the likeliest each may be, in the order of the list. */
    public static List<Likely> find(DSLContext db, List<Person> people) {
        List<String[]> names =
                db.fetch(NAMES, (Object) texts(people.stream().map(Person::name).toList()))
                        .map(row -> row.get(0, String[].class));
        var search = new DuplicatesOfMany(people, names);
        search.compareWithRegistered(db);
        search.compareAmongThemselves();
        return Arrays.stream(search.likeliest).filter(one -> one != null).toList();
    }

    private void compareWithRegistered(DSLContext db) {
        for (int i = 0; i < people.size(); i++) {
            group(i);
        }
        try (var rows =
                db.resultQuery(
                                REGISTERED,
                                people.stream().map(One::birthDate).toArray(LocalDate[]::new),
                                texts(people.stream().map(One::phone).toList()),
                                texts(people.stream().map(One::email).toList()))
                        .fetchSize(FETCHED)
                        .fetchLazy()) {
            for (Record row : rows) {
                Optional<Long> number = Optional.of(row.get("patient_number", Long.class));
                One registered = One.of(row);
                compare(
                        registered,
                        (person, likeness) -> note(person, likeness, number, Optional.empty()));
            }
        }
    }

    /** Each with those before, who are in the groups by then. */
    private void compareAmongThemselves() {
        alike.clear();
        same.clear();
        for (int i = 0; i < people.size(); i++) {
            int person = i;
            compare(
                    people.get(i),
                    (before, likeness) ->
                            note(person, likeness, Optional.empty(), Optional.of(before)));
            group(i);
        }
    }

    private interface FoundLikely {
        void accept(int person, Likeness likeness);
    }

    private void group(int person) {
        One one = people.get(person);
        for (Object telling : one.telling()) {
            alike.computeIfAbsent(telling, t -> new Group()).add(person, one);
        }
        for (Object telling : one.tellingAlone()) {
            same.computeIfAbsent(telling, t -> new Group()).add(person, one);
        }
    }

    /** Tells of those in the groups who are likely this one. */
    private void compare(One one, FoundLikely found) {
        Found looked =
                (person, sharedTrigrams) -> {
                    Likeness likeness = one.to(people.get(person), sharedTrigrams);
                    if (likeness.score() >= DuplicateCandidate.LIKELY) {
                        found.accept(person, likeness);
                    }
                };
        for (Object telling : one.telling()) {
            Optional.ofNullable(alike.get(telling)).ifPresent(g -> g.compare(one, false, looked));
        }
        for (Object telling : one.tellingAlone()) {
            Optional.ofNullable(same.get(telling)).ifPresent(g -> g.compare(one, true, looked));
        }
    }

    private void note(
            int person, Likeness likeness, Optional<Long> patientNumber, Optional<Integer> before) {
        if (likeness.score() > scores[person]) {
            scores[person] = likeness.score();
            likeliest[person] = new Likely(person, patientNumber, before, likeness.matchedFields());
        }
    }

    private static String[] texts(List<String> values) {
        return values.toArray(String[]::new);
    }
}
