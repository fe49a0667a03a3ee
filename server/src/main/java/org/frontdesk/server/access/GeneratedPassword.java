package org.frontdesk.server.access;

import java.security.SecureRandom;

/** Passwords that nobody chose: 118 random bits, easy to read aloud and to type. */
final class GeneratedPassword {

    /** No letter that could be taken for another one. */
    private static final String ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789";

    private static final int CHARACTERS = 24;
    private static final SecureRandom RANDOM = new SecureRandom();

    private GeneratedPassword() {}

    static String random() {
        return random(CHARACTERS);
    }

    /** So many characters, each of five random bits. */
    static String random(int characters) {
        return RANDOM.ints(characters, 0, ALPHABET.length())
                .map(ALPHABET::charAt)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
