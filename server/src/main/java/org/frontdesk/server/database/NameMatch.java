package org.frontdesk.server.database;

import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;

import java.util.Arrays;

/**
 * Finds names by what somebody has typed of one so far: every word typed begins a word of the name, in any order and
 * without accents; or else the whole is spelt much like a part of it.
 *
 * @param everyWord every word begins a word of the name
 * @param similar the whole is spelt much like a part of it
 * @param rank the higher, the better
 */
public record NameMatch(Condition everyWord, Condition similar, Field<Double> rank) {

    /** What was typed as names are kept for searching; for queries of several statements, which need it more than once. */
    public static String folded(DSLContext db, String typed) {
        return db.fetchValue(folded(typed));
    }

    /** The same inside a query. As a query of its own, or else the function would be called for every row that is looked at. */
    public static Field<String> folded(String typed) {
        return DSL.field(DSL.select(DSL.field("folded({0})", String.class, DSL.val(typed))));
    }

    /**
     * @param folded see {@link #folded(DSLContext, String)}
     * @param searchName a column of the name as {@code folded} makes it, with a trigram index where it is long
     */
    public static NameMatch of(String folded, Field<String> searchName) {
        Condition everyWord =
                Arrays.stream(folded.strip().split("\\s+"))
                        .map(word -> beginsAWord(word, searchName))
                        .reduce(DSL.noCondition(), Condition::and);
        Condition similar = DSL.condition("{0} <% {1}", DSL.val(folded), searchName);
        Field<Double> rank =
                DSL.field(
                        "case when {0} then 1 else 0 end + {1}",
                        Double.class, everyWord, similarity(folded, searchName));
        return new NameMatch(everyWord, similar, rank);
    }

    /** Either of both. */
    public Condition condition() {
        return everyWord.or(similar);
    }

    /** How alike what was typed and some part of the name are, 0 to 1. */
    public static Field<Double> similarity(String folded, Field<String> searchName) {
        return DSL.field("word_similarity({0}, {1})", Double.class, DSL.val(folded), searchName);
    }

    private static Condition beginsAWord(String word, Field<String> searchName) {
        String begin = escaped(word) + "%";
        return searchName.like(begin).or(searchName.like("% " + begin));
    }

    /** With letters that {@code like} would take for wildcards made plain. */
    private static String escaped(String word) {
        return word.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }
}
