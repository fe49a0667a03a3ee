package org.frontdesk.server.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.charset.StandardCharsets;
import java.time.Instant;

class TotpTest {

    /** The secret of the RFCs' test vectors. */
    private static final byte[] SECRET = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);

    /** The last six of the eight digits that RFC 6238 gives for SHA-1 in appendix B. */
    @ParameterizedTest
    @CsvSource({
        "59, 287082",
        "1111111109, 081804",
        "1111111111, 050471",
        "1234567890, 005924",
        "2000000000, 279037",
        "20000000000, 353130"
    })
    void codesAreThoseOfRfc6238(long second, String code) {
        assertThat(Totp.code(SECRET, Totp.step(Instant.ofEpochSecond(second)))).isEqualTo(code);
    }

    /** Appendix D of RFC 4226, whose counter is the step. */
    @ParameterizedTest
    @CsvSource({
        "0, 755224",
        "1, 287082",
        "2, 359152",
        "3, 969429",
        "4, 338314",
        "5, 254676",
        "6, 287922",
        "7, 162583",
        "8, 399871",
        "9, 520489"
    })
    void codesAreThoseOfRfc4226(long counter, String code) {
        assertThat(Totp.code(SECRET, counter)).isEqualTo(code);
    }

    @Test
    void aCodeIsRightOneStepEarlyAndOneStepLateAndNoMore() {
        Instant now = Instant.ofEpochSecond(3_000);

        assertThat(Totp.stepOf(Totp.code(SECRET, 98), SECRET, now, 0)).isEmpty();
        assertThat(Totp.stepOf(Totp.code(SECRET, 99), SECRET, now, 0)).hasValue(99);
        assertThat(Totp.stepOf(Totp.code(SECRET, 100), SECRET, now, 0)).hasValue(100);
        assertThat(Totp.stepOf(Totp.code(SECRET, 101), SECRET, now, 0)).hasValue(101);
        assertThat(Totp.stepOf(Totp.code(SECRET, 102), SECRET, now, 0)).isEmpty();
    }

    @Test
    void noCodeOfAStepThatWasTakenOrBeforeIsRight() {
        Instant now = Instant.ofEpochSecond(3_000);

        assertThat(Totp.stepOf(Totp.code(SECRET, 99), SECRET, now, 100)).isEmpty();
        assertThat(Totp.stepOf(Totp.code(SECRET, 100), SECRET, now, 100)).isEmpty();
        assertThat(Totp.stepOf(Totp.code(SECRET, 101), SECRET, now, 100)).hasValue(101);
    }

    @Test
    void whatIsNoCodeIsNeverRight() {
        Instant now = Instant.ofEpochSecond(3_000);

        for (String typed : new String[] {"", "0", "12345é", "x".repeat(64)}) {
            assertThat(Totp.stepOf(typed, SECRET, now, 0)).isEmpty();
        }
    }

    @Test
    void theSecretIsTypedInBase32AndReadFromAUri() {
        var secret = new TotpSecret(ByteString.copyFrom(SECRET));

        assertThat(secret.base32()).isEqualTo("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
        assertThat(secret.uri("Clínica: Norte & Sur", "ana+desk@clinic.example"))
                .isEqualTo(
                        "otpauth://totp/Cl%C3%ADnica%20%20Norte%20%26%20Sur:ana%2Bdesk%40clinic.example"
                            + "?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"
                            + "&issuer=Cl%C3%ADnica%20%20Norte%20%26%20Sur"
                            + "&algorithm=SHA1&digits=6&period=30");
        assertThat(secret).hasToString("(secret)");
    }

    @Test
    void recoveryCodesAreReadInGroupsAndNeverPrinted() {
        RecoveryCode code = new RecoveryCode("abcdefghjkmn2345");

        assertThat(code.grouped()).isEqualTo("abcd-efgh-jkmn-2345");
        assertThat(code).hasToString("(recovery code)");
        assertThat(RecoveryCode.random()).hasSize(10).doesNotHaveDuplicates();
    }
}
