package org.frontdesk.server.access;

import com.google.protobuf.ByteString;

import org.bouncycastle.util.encoders.Base32;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;

/** What an authenticator and the server both know, and nobody else: 160 random bits (RFC 4226, 4). Never printed. */
record TotpSecret(ByteString bytes) {

    static final int BYTES = 20;

    private static final SecureRandom RANDOM = new SecureRandom();

    TotpSecret {
        if (bytes.size() != BYTES) {
            throw new IllegalArgumentException("not the secret of a second factor");
        }
    }

    static TotpSecret random() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return new TotpSecret(ByteString.copyFrom(bytes));
    }

    /** As a person types it. */
    String base32() {
        return Base32.toBase32String(bytes.toByteArray());
    }

    /**
     * As an authenticator reads it from a QR code.
     *
     * @param issuer the clinic, by which a person knows this account from others
     */
    String uri(String issuer, String username) {
        return "otpauth://totp/%1$s:%2$s?secret=%3$s&issuer=%1$s&algorithm=SHA1&digits=6&period=%4$d"
                .formatted(escaped(issuer), escaped(username), base32(), Totp.STEP.toSeconds());
    }

    /** Neither name may hold the colon between them, not even escaped. */
    private static String escaped(String name) {
        return URLEncoder.encode(name.replace(':', ' '), StandardCharsets.UTF_8)
                .replace("+", "%20");
    }

    @Override
    public String toString() {
        return "(secret)";
    }
}
