package org.frontdesk.desktop.search;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;

/** How what was typed is compared with names: without accents and capitals, word by word from their beginnings. */
final class Words {

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{N}]+");

    private Words() {}

    /** Without accents, capitals and what surrounds it. */
    static String plain(String text) {
        String parts = Normalizer.normalize(text, Normalizer.Form.NFD);
        return MARKS.matcher(parts).replaceAll("").toLowerCase(Locale.ROOT).strip();
    }

    /** Whether each typed word is the beginning of a word of the name. */
    static boolean fit(String typed, String name) {
        String[] inName = BETWEEN.split(plain(name));
        String[] wanted = BETWEEN.split(plain(typed));
        return Arrays.stream(wanted).anyMatch(word -> !word.isEmpty())
                && Arrays.stream(wanted)
                        .allMatch(
                                word ->
                                        Arrays.stream(inName)
                                                .anyMatch(one -> one.startsWith(word)));
    }
}
