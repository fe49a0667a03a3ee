package org.frontdesk.server.patients;

import static org.frontdesk.server.database.schema.Tables.PATIENTS;

import org.frontdesk.server.database.Transactions;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Who may be the same person as somebody new. Each field that matches leaves less doubt: the score is one less the product
 * of what each leaves. Name and birth date together are likely one person, as are a name and a phone number; a family's
 * shared phone alone is not, nor is a common name.
 */
public final class Duplicates {

    private static final double NAME_TELLS = 0.55;
    private static final double BIRTH_DATE_TELLS = 0.5;
    private static final double PHONE_TELLS = 0.4;
    private static final double EMAIL_TELLS = 0.6;

    /** Names less alike than this are different names. */
    private static final double LEAST_ALIKE = 0.4;

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
                    List<Condition> ways = sameFields(person);
                    if (!name(person).isEmpty()) {
                        ways.add(DSL.condition("{0} % {1}", PATIENTS.SEARCH_NAME, folded(person)));
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
    private static List<Condition> sameFields(Person person) {
        List<Condition> ways = new ArrayList<>();
        if (person.birthDate() != null) {
            ways.add(PATIENTS.BIRTH_DATE.eq(person.birthDate()));
        }
        if (!person.phone().isEmpty()) {
            ways.add(PATIENTS.PHONE.eq(person.phone()).and(PATIENTS.PHONE.ne(DSL.inline(""))));
        }
        if (!person.email().isEmpty()) {
            ways.add(
                    DSL.lower(PATIENTS.EMAIL)
                            .eq(DSL.lower(person.email()))
                            .and(PATIENTS.EMAIL.ne(DSL.inline(""))));
        }
        return ways;
    }

    private static List<DuplicateCandidate> compare(
            DSLContext db, Person person, List<Condition> ways) {
        Field<Double> alike =
                DSL.field(
                        "similarity({0}, {1})", Double.class, PATIENTS.SEARCH_NAME, folded(person));
        return ways.stream()
                .flatMap(
                        way ->
                                db
                                        .select(PATIENTS.fields())
                                        .select(alike)
                                        .from(PATIENTS)
                                        .where(way)
                                        .and(PATIENTS.MERGED_INTO.isNull())
                                        .orderBy(alike.desc())
                                        .limit(MOST_COMPARED)
                                        .fetch(
                                                row ->
                                                        candidate(
                                                                person,
                                                                PatientRows.decode(
                                                                        row.into(PATIENTS)),
                                                                row.get(alike)))
                                        .stream())
                .flatMap(Optional::stream)
                .distinct()
                .sorted(
                        Comparator.comparingDouble(DuplicateCandidate::score)
                                .reversed()
                                .thenComparing(one -> one.patient().number()))
                .limit(MOST_CANDIDATES)
                .toList();
    }

    private static Optional<DuplicateCandidate> candidate(
            Person person, Patient patient, double alike) {
        List<String> matched = new ArrayList<>();
        double doubt = 1;
        if (!name(person).isEmpty() && alike > LEAST_ALIKE) {
            matched.add("name");
            doubt *= 1 - NAME_TELLS * (alike - LEAST_ALIKE) / (1 - LEAST_ALIKE);
        }
        if (patient.birthDate().equals(person.birthDate())) {
            matched.add("birth_date");
            doubt *= 1 - BIRTH_DATE_TELLS;
        }
        if (!person.phone().isEmpty() && person.phone().equals(patient.phone())) {
            matched.add("phone");
            doubt *= 1 - PHONE_TELLS;
        }
        if (!person.email().isEmpty() && person.email().equalsIgnoreCase(patient.email())) {
            matched.add("email");
            doubt *= 1 - EMAIL_TELLS;
        }
        return matched.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new DuplicateCandidate(
                                patient, Math.round((1 - doubt) * 1000) / 1000.0, matched));
    }

    private static String name(Person person) {
        return (person.givenName() + " " + person.familyName()).strip();
    }

    private static Field<String> folded(Person person) {
        return DSL.field("folded({0})", String.class, DSL.val(name(person)));
    }
}
