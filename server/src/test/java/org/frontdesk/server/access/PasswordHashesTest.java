package org.frontdesk.server.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class PasswordHashesTest {

    private final PasswordHashes hashes = new PasswordHashes(1);

    @Test
    void aPasswordMatchesItsOwnHashOnly() {
        String phc = hashes.hash("korrekt häst".toCharArray());

        assertThat(phc).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
        assertThat(hashes.matches("korrekt häst".toCharArray(), phc)).isTrue();
        assertThat(hashes.matches("korrekt hast".toCharArray(), phc)).isFalse();
    }

    @Test
    void anAccentMatchesHoweverTheKeyboardComposedIt() {
        String phc = hashes.hash("h\u00e4st".toCharArray());

        assertThat(hashes.matches("ha\u0308st".toCharArray(), phc)).isTrue();
    }

    @Test
    void theSamePasswordIsHashedDifferentlyEachTime() {
        assertThat(hashes.hash("same".toCharArray()))
                .isNotEqualTo(hashes.hash("same".toCharArray()));
    }

    /** From the tests of the reference implementation, github.com/P-H-C/phc-winner-argon2. */
    @Test
    void aHashMadeByTheReferenceImplementationIsUnderstood() {
        String phc =
                "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ"
                        + "$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc";

        assertThat(hashes.matches("password".toCharArray(), phc)).isTrue();
    }

    @Test
    void nobodysPasswordNeverMatches() {
        assertThat(hashes.matchesNobody("".toCharArray())).isFalse();
    }

    @Test
    void aStoredHashThatIsNotOneIsRefusedWithoutBeingRepeated() {
        assertThatThrownBy(() -> hashes.matches("x".toCharArray(), "plain-secret"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("plain-secret");
    }
}
