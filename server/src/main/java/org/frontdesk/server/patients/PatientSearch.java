package org.frontdesk.server.patients;

import static org.frontdesk.server.database.schema.Tables.PATIENTS;

import org.frontdesk.server.database.NameMatch;
import org.frontdesk.server.database.Transactions;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Finds patients by what somebody has typed so far: a name or its beginning, digits, a birth date. What is looked for in an
 * index is bounded before it is ranked, so that a common name costs no more in a large clinic than in a small one.
 */
public final class PatientSearch {

    /** Fewer digits would find half of the clinic. */
    private static final int FEWEST_DIGITS = 3;

    /** Fewer letters are in too many trigrams to be looked for by them. */
    private static final int FEWEST_LETTERS = 3;

    /** Greater than any letter. */
    private static final String LAST_LETTER = Character.toString(Character.MAX_CODE_POINT);

    private static final int LONGEST_NUMBER = 18;

    /** Ranking costs microseconds for each; past this many equals, more letters have to be typed. */
    private static final int MOST_RANKED = 500;

    /**
     * Before something is typed, nobody knows whether hundreds have it or nobody. Reading the table until there are enough is quick
     * for the one and slow for the other; an index is quick for both.
     */
    private static final String BY_INDEX = "set local enable_seqscan = off";

    private final Transactions transactions;

    public PatientSearch(Transactions transactions) {
        this.transactions = transactions;
    }

    /** The best matches, best first, newest first among equals. */
    public List<Patient> search(String typed, int most) {
        return transactions.readOnly(
                db -> {
                    db.execute(BY_INDEX);
                    List<LocalDate> birthDates = BirthDates.meantBy(typed);
                    String digits = typed.replaceAll("[\\s.()/+-]", "");
                    if (!birthDates.isEmpty() || digits.matches("\\d{" + FEWEST_DIGITS + ",}")) {
                        return byNumbers(db, digits, birthDates, most);
                    }
                    String folded = NameMatch.folded(db, typed.strip());
                    return typed.strip().length() < FEWEST_LETTERS
                            ? byFirstLetters(db, folded, most)
                            : byName(db, folded, most);
                });
    }

    /** The number on the card, then a birth date, then digits of a phone number. */
    private static List<Patient> byNumbers(
            DSLContext db, String digits, List<LocalDate> birthDates, int most) {
        List<Patient> found = new ArrayList<>();
        if (digits.length() <= LONGEST_NUMBER) {
            add(found, newest(db, PATIENTS.PATIENT_NUMBER.eq(Long.parseLong(digits)), most));
        }
        for (LocalDate birthDate : birthDates) {
            add(found, newest(db, PATIENTS.BIRTH_DATE.eq(birthDate), most));
        }
        if (found.size() < most) {
            add(found, newest(db, PATIENTS.PHONE.like("%" + digits + "%"), most));
        }
        return found.stream().limit(most).toList();
    }

    private static List<Patient> newest(DSLContext db, Condition isMeant, int most) {
        var some = bounded(db, isMeant);
        return db.selectFrom(some)
                .orderBy(some.field(PATIENTS.REGISTERED_AT).desc(), some.field(PATIENTS.ID))
                .limit(most)
                .fetch(row -> PatientRows.decode(row.into(PATIENTS)));
    }

    /** Family names that begin so, then given names. */
    private static List<Patient> byFirstLetters(DSLContext db, String folded, int most) {
        List<Patient> found = new ArrayList<>();
        for (Field<String> name : List.of(PATIENTS.FAMILY_NAME, PATIENTS.GIVEN_NAME)) {
            // Not LIKE: it would fold every name that the index has found once more.
            add(
                    found,
                    newest(
                            db,
                            DSL.condition(
                                    "folded({0}) ~>=~ {1} and folded({0}) ~<~ {2}",
                                    name, DSL.val(folded), DSL.val(folded + LAST_LETTER)),
                            most));
        }
        return found.stream().limit(most).toList();
    }

    /** Those every word of whose names begins so; then, if they are few, those whose names are spelt much like it. */
    private static List<Patient> byName(DSLContext db, String folded, int most) {
        var match = NameMatch.of(folded, PATIENTS.SEARCH_NAME);
        List<Patient> found = new ArrayList<>(ranked(db, folded, match.everyWord(), most));
        if (found.size() < most) {
            add(found, ranked(db, folded, match.similar(), most));
        }
        return found.stream().limit(most).toList();
    }

    private static List<Patient> ranked(DSLContext db, String folded, Condition isMeant, int most) {
        var some = bounded(db, isMeant);
        var rank = NameMatch.similarity(folded, some.field(PATIENTS.SEARCH_NAME));
        return db.selectFrom(some)
                .orderBy(
                        rank.desc(),
                        some.field(PATIENTS.REGISTERED_AT).desc(),
                        some.field(PATIENTS.ID))
                .limit(most)
                .fetch(row -> PatientRows.decode(row.into(PATIENTS)));
    }

    private static org.jooq.Table<?> bounded(DSLContext db, Condition isMeant) {
        return db.selectFrom(PATIENTS)
                .where(isMeant)
                .and(PATIENTS.MERGED_INTO.isNull())
                .limit(MOST_RANKED)
                .asTable("some");
    }

    private static void add(List<Patient> found, List<Patient> more) {
        Stream.of(more)
                .flatMap(List::stream)
                .filter(one -> !found.contains(one))
                .forEach(found::add);
    }
}
