package org.frontdesk.server.patients;

import static org.frontdesk.server.database.schema.Tables.PATIENTS;

import org.frontdesk.server.database.Transactions;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Finds patients. */
public final class PatientQueries {

    /** Fewer digits would find half of the clinic. */
    private static final int FEWEST_DIGITS = 3;

    private static final int LONGEST_NUMBER = 18;

    private final Transactions transactions;

    public PatientQueries(Transactions transactions) {
        this.transactions = transactions;
    }

    public Optional<Patient> get(PatientId id) {
        return transactions.readOnly(
                db ->
                        db.selectFrom(PATIENTS)
                                .where(PATIENTS.ID.eq(id.value()))
                                .fetchOptional(PatientRows::decode));
    }

    /** The best matches of what somebody has typed so far, best first, newest first among equals. */
    public List<Patient> search(String typed, int most) {
        Match match = match(typed);
        return transactions.readOnly(
                db ->
                        db.selectFrom(PATIENTS)
                                .where(match.condition())
                                .orderBy(
                                        match.rank().desc(),
                                        PATIENTS.REGISTERED_AT.desc(),
                                        PATIENTS.ID)
                                .limit(most)
                                .fetch(PatientRows::decode));
    }

    private record Match(Condition condition, Field<? extends Number> rank) {}

    private static Match match(String typed) {
        Optional<LocalDate> birthDate = date(typed);
        if (birthDate.isPresent()) {
            return new Match(PATIENTS.BIRTH_DATE.eq(birthDate.get()), DSL.val(0));
        }
        String digits = typed.replaceAll("[\\s.()/+-]", "");
        if (digits.matches("\\d{" + FEWEST_DIGITS + ",}")) {
            return byDigits(digits);
        }
        return byName(typed);
    }

    private static Match byDigits(String digits) {
        Condition byPhone = PATIENTS.PHONE.like("%" + digits + "%");
        if (digits.length() > LONGEST_NUMBER) {
            return new Match(byPhone, DSL.val(0));
        }
        Condition byNumber = PATIENTS.PATIENT_NUMBER.eq(Long.parseLong(digits));
        return new Match(byNumber.or(byPhone), DSL.when(byNumber, 1).otherwise(0));
    }

    /** Every word typed begins a word of the name; or else the whole is spelt much like a part of it. */
    private static Match byName(String typed) {
        Condition everyWord =
                Arrays.stream(typed.strip().split("\\s+"))
                        .map(PatientQueries::beginsAWord)
                        .reduce(DSL.noCondition(), Condition::and);
        Field<String> folded = DSL.field("folded({0})", String.class, DSL.val(typed));
        Condition similar = DSL.condition("{0} <% {1}", folded, PATIENTS.SEARCH_NAME);
        Field<Double> rank =
                DSL.field(
                        "case when {0} then 1 else 0 end + word_similarity({1}, {2})",
                        Double.class, everyWord, folded, PATIENTS.SEARCH_NAME);
        return new Match(everyWord.or(similar), rank);
    }

    private static Condition beginsAWord(String word) {
        Field<String> begin =
                DSL.field("folded({0}) || '%'", String.class, DSL.val(escapeWildcards(word)));
        return PATIENTS.SEARCH_NAME
                .like(begin)
                .or(PATIENTS.SEARCH_NAME.like(DSL.concat(DSL.inline("% "), begin)));
    }

    private static String escapeWildcards(String word) {
        return word.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }

    private static Optional<LocalDate> date(String typed) {
        try {
            return Optional.of(LocalDate.parse(typed.strip()));
        } catch (DateTimeParseException notADate) {
            return Optional.empty();
        }
    }
}
