package org.frontdesk.server.rpc;

import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.openssl.PEMEncryptedKeyPair;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;
import org.bouncycastle.pkcs.PKCS8EncryptedPrivateKeyInfo;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;

/** Reads a certificate and its key as operators have them, and says plainly what is wrong with them. */
final class PemFiles {

    private PemFiles() {}

    /**
     * A certificate chain, the server's own first, and its key.
     */
    record Identity(List<X509Certificate> chain, PrivateKey privateKey) {}

    static Identity read(Path certificateFile, Path keyFile) throws IOException {
        List<X509Certificate> chain = readChain(certificateFile);
        PrivateKey key = readKey(keyFile);
        if (!belongTogether(chain.getFirst(), key)) {
            throw new IOException(
                    "the private key in "
                            + keyFile
                            + " does not belong to the first certificate in "
                            + certificateFile);
        }
        return new Identity(chain, key);
    }

    private static List<X509Certificate> readChain(Path file) throws IOException {
        try (InputStream in = open(file, "certificate")) {
            List<X509Certificate> chain =
                    CertificateFactory.getInstance("X.509").generateCertificates(in).stream()
                            .map(X509Certificate.class::cast)
                            .toList();
            if (!chain.isEmpty()) {
                return chain;
            }
        } catch (CertificateException e) {
            throw new IOException(file + " does not hold certificates in PEM format", e);
        }
        throw new IOException(file + " holds no certificate in PEM format");
    }

    private static PrivateKey readKey(Path file) throws IOException {
        try (InputStream in = open(file, "private key");
                Reader text =
                        new java.io.InputStreamReader(
                                in, java.nio.charset.StandardCharsets.US_ASCII);
                PEMParser pem = new PEMParser(text)) {
            JcaPEMKeyConverter converter = new JcaPEMKeyConverter();
            for (Object part = pem.readObject(); part != null; part = pem.readObject()) {
                switch (part) {
                    case PrivateKeyInfo key -> {
                        return converter.getPrivateKey(key);
                    }
                    case PEMKeyPair pair -> {
                        return converter.getPrivateKey(pair.getPrivateKeyInfo());
                    }
                    case PEMEncryptedKeyPair encrypted -> throw encrypted(file);
                    case PKCS8EncryptedPrivateKeyInfo encrypted -> throw encrypted(file);
                    default -> {} // such as the parameters of a curve
                }
            }
        }
        throw new IOException(file + " holds no private key in PEM format");
    }

    private static InputStream open(Path file, String what) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new IOException("there is no " + what + " at " + file);
        }
        if (!Files.isReadable(file)) {
            throw new IOException("the server may not read the " + what + " at " + file);
        }
        return Files.newInputStream(file);
    }

    private static IOException encrypted(Path file) {
        return new IOException(
                "the private key in "
                        + file
                        + " is protected by a password; the server needs one without");
    }

    private static boolean belongTogether(X509Certificate certificate, PrivateKey key)
            throws IOException {
        String algorithm =
                switch (key.getAlgorithm()) {
                    case "EC", "ECDSA" -> "SHA256withECDSA";
                    case "RSA" -> "SHA256withRSA";
                    default -> key.getAlgorithm(); // Ed25519 and its like
                };
        try {
            byte[] probe = {1, 2, 3, 4};
            Signature signature = Signature.getInstance(algorithm);
            signature.initSign(key);
            signature.update(probe);
            byte[] signed = signature.sign();
            signature.initVerify(certificate.getPublicKey());
            signature.update(probe);
            return signature.verify(signed);
        } catch (GeneralSecurityException notOfOneKind) {
            return false;
        }
    }
}
