package org.frontdesk.desktop.connection;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import java.util.StringJoiner;

/**
 * The SHA-256 of a server's certificate, by which people and this program recognize the server.
 *
 * @param hex 64 lower case hexadecimal digits
 */
public record Fingerprint(String hex) {

    private static final int HEX_DIGITS = 64;
    private static final int DIGITS_A_LINE = 16;

    public Fingerprint {
        if (!hex.matches("[0-9a-f]{" + HEX_DIGITS + "}")) {
            throw new IllegalArgumentException("not a SHA-256 fingerprint");
        }
    }

    /** The fingerprint of a certificate. */
    public static Fingerprint of(X509Certificate certificate) throws CertificateException {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
            return new Fingerprint(HexFormat.of().formatHex(digest));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }

    /** The fingerprint of the first certificate in a PEM file. */
    public static Fingerprint ofPem(Path file) throws IOException, CertificateException {
        try (InputStream in = Files.newInputStream(file)) {
            CertificateFactory x509 = CertificateFactory.getInstance("X.509");
            return of((X509Certificate) x509.generateCertificate(in));
        }
    }

    /** As the server prints it at its start, {@code AB:CD:…}, on four lines, to be compared by eye. */
    public String grouped() {
        StringJoiner lines = new StringJoiner("\n");
        for (int at = 0; at < HEX_DIGITS; at += DIGITS_A_LINE) {
            byte[] bytes = HexFormat.of().parseHex(hex, at, at + DIGITS_A_LINE);
            lines.add(HexFormat.ofDelimiter(":").withUpperCase().formatHex(bytes));
        }
        return lines.toString();
    }
}
