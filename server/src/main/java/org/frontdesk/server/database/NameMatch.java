package org.frontdesk.server.database;

import org.jooq.Condition;
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

    /**
     * @param searchName a column of the name as {@code folded} makes it, with a trigram index where it is long
     */
    public static NameMatch of(String typed, Field<String> searchName) {
        Condition everyWord =
                Arrays.stream(typed.strip().split("\\s+"))
                        .map(word -> beginsAWord(word, searchName))
                        .reduce(DSL.noCondition(), Condition::and);
        Field<String> folded = DSL.field("folded({0})", String.class, DSL.val(typed));
        Condition similar = DSL.condition("{0} <% {1}", folded, searchName);
        Field<Double> rank =
                DSL.field(
                        "case when {0} then 1 else 0 end + word_similarity({1}, {2})",
                        Double.class, everyWord, folded, searchName);
        return new NameMatch(everyWord, similar, rank);
    }

    /** Either of both. */
    public Condition condition() {
        return everyWord.or(similar);
    }

    /** How alike what was typed and some part of the name are, 0 to 1. */
    public static Field<Double> similarity(String typed, Field<String> searchName) {
        return DSL.field(
                "word_similarity(folded({0}), {1})", Double.class, DSL.val(typed), searchName);
    }

    private static Condition beginsAWord(String word, Field<String> searchName) {
        Field<String> begin = DSL.field("folded({0}) || '%'", String.class, DSL.val(escaped(word)));
        return searchName.like(begin).or(searchName.like(DSL.concat(DSL.inline("% "), begin)));
    }

    /** With letters that {@code like} would take for wildcards made plain. */
    public static String escaped(String word) {
        return word.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }
}
