package org.frontdesk.server.patients;

import static org.frontdesk.server.database.schema.Tables.PATIENTS;

import org.frontdesk.server.database.NameMatch;
import org.frontdesk.server.database.Transactions;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record1;
import org.jooq.Select;
import org.jooq.impl.DSL;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Who may be the same person as somebody new, by their {@link Likeness}. Of many at once, {@link DuplicatesOfMany} tells the
 * same.
 */
public final class Duplicates {

    private static final int MOST_CANDIDATES = 20;

    /** Bounds the work for a phone number or birth date that half of the clinic has. */
    private static final int MOST_COMPARED = 500;

    private final Transactions transactions;

    public Duplicates(Transactions transactions) {
        this.transactions = transactions;
    }

    /**
     * The likeliest first.
     *
     * @param person what is empty, or null for the birth date, is not compared
     */
    public List<DuplicateCandidate> of(Person person) {
        return transactions.readOnly(
                db -> {
                    List<Way> ways = sameFields(person);
                    if (!person.name().isEmpty()) {
                        // Those less alike are not worth looking at in the table.
                        db.execute(
                                "set local pg_trgm.similarity_threshold = "
                                        + Likeness.LEAST_ALIKE_ALONE);
                        ways.add(
                                new Way(
                                        DSL.condition(
                                                "{0} % {1}",
                                                PATIENTS.SEARCH_NAME,
                                                NameMatch.folded(person.name())),
                                        MOST_CANDIDATES));
                    }
                    return compare(db, person, ways);
                });
    }

    /** Inside a registration: those who are too like to be registered beside without a word. Looks in plain indexes only. */
    static List<DuplicateCandidate> likely(DSLContext db, Person person) {
        return compare(db, person, sameFields(person)).stream()
                .filter(one -> one.score() >= DuplicateCandidate.LIKELY)
                .toList();
    }

    /** No name alone makes a person likely the same, so those who share nothing else need no comparing. */
    private static List<Way> sameFields(Person person) {
        List<Condition> same = new ArrayList<>();
        if (person.birthDate() != null) {
            same.add(PATIENTS.BIRTH_DATE.eq(person.birthDate()));
        }
        if (!person.phone().isEmpty()) {
            same.add(PATIENTS.PHONE.eq(person.phone()).and(PATIENTS.PHONE.ne(DSL.inline(""))));
        }
        if (!person.email().isEmpty()) {
            same.add(
                    DSL.lower(PATIENTS.EMAIL)
                            .eq(DSL.lower(person.email()))
                            .and(PATIENTS.EMAIL.ne(DSL.inline(""))));
        }
        return same.stream()
                .map(condition -> new Way(condition, MOST_COMPARED))
                .collect(Collectors.toCollection(ArrayList::new));
    }

    /**
     * One way to find people who may be the same.
     *
     * @param most by the likeness of their names. Of those alike by nothing but their names no more are wanted than are
     *     told: whoever is alike by something else, too, is found that way
     */
    private record Way(Condition condition, int most) {}

    /** All ways at once: each statement more is waited for by somebody at the counter. */
    private static List<DuplicateCandidate> compare(DSLContext db, Person person, List<Way> ways) {
        Field<Double> alike =
                DSL.field(
                        "similarity({0}, {1})",
                        Double.class, PATIENTS.SEARCH_NAME, NameMatch.folded(person.name()));
        Optional<Select<Record1<UUID>>> found =
                ways.stream()
                        .map(way -> found(way, alike))
                        .reduce((one, others) -> one.unionAll(others));
        if (found.isEmpty()) {
            return List.of();
        }
        return db
                .select(PATIENTS.fields())
                .select(alike)
                .from(PATIENTS)
                .where(PATIENTS.ID.in(found.get()))
                .fetch(
                        row ->
                                candidate(
                                        person,
                                        PatientRows.decode(row.into(PATIENTS)),
                                        row.get(alike)))
                .stream()
                .flatMap(Optional::stream)
                .sorted(
                        Comparator.comparingDouble(DuplicateCandidate::score)
                                .reversed()
                                .thenComparing(one -> one.patient().number()))
                .limit(MOST_CANDIDATES)
                .toList();
    }

    private static Select<Record1<UUID>> found(Way way, Field<Double> alike) {
        return DSL.select(PATIENTS.ID)
                .from(PATIENTS)
                .where(way.condition())
                .and(PATIENTS.MERGED_INTO.isNull())
                .orderBy(alike.desc(), PATIENTS.PATIENT_NUMBER)
                .limit(way.most());
    }

    private static Optional<DuplicateCandidate> candidate(
            Person person, Patient patient, double alike) {
        var likeness =
                new Likeness(
                        alike,
                        patient.birthDate().equals(person.birthDate()),
                        person.phone().equals(patient.phone()) && !person.phone().isEmpty(),
                        person.email().equalsIgnoreCase(patient.email())
                                && !person.email().isEmpty());
        return likeness.matchedFields().isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new DuplicateCandidate(
                                patient, likeness.score(), likeness.matchedFields()));
    }
}
