package org.frontdesk.server.exchange;

/** Folds lines as RFC 5545, 3.1 asks for: after 75 octets of UTF-8, never within a character. The library counts characters. */
final class FoldedLines {

    private static final int MOST_OCTETS = 75;
    private static final String BREAK = "\r\n ";

    private FoldedLines() {}

    static String fold(String text) {
        var folded =
                new StringBuilder(text.length() + text.length() / MOST_OCTETS * BREAK.length());
        int octets = 0;
        for (int i = 0; i < text.length(); ) {
            int character = text.codePointAt(i);
            int size = octets(character);
            if (character == '\r' || character == '\n') {
                octets = 0;
            } else if (octets + size > MOST_OCTETS) {
                folded.append(BREAK);
                octets = 1 + size; // the blank counts
            } else {
                octets += size;
            }
            folded.appendCodePoint(character);
            i += Character.charCount(character);
        }
        return folded.toString();
    }

    private static int octets(int character) {
        if (character < 0x80) {
            return 1;
        }
        if (character < 0x800) {
            return 2;
        }
        return character < 0x10000 ? 3 : 4;
    }
}
