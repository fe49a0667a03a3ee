package org.frontdesk.server.rpc;

import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.util.IPAddress;
import org.frontdesk.server.files.PrivateFiles;

import java.io.IOException;
import java.io.StringWriter;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.spec.ECGenParameterSpec;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.LinkedHashSet;
import java.util.Set;

/** The certificate a server makes for itself on first start and keeps, as clients pin it. */
final class OwnCertificate {

    /** Longer than the machine will live: nobody is to find a clinic's desks locked out one morning. */
    private static final Duration VALIDITY = Duration.ofDays(20 * 365);

    /** For clients whose clocks are behind. */
    private static final Duration CLOCK_DIFFERENCE = Duration.ofDays(1);

    private static final X500Name NAME = new X500Name("CN=Frontdesk");
    private static final int SERIAL_NUMBER_BITS = 127;

    private final Path directory;
    private final Clock clock;

    OwnCertificate(Path dataDirectory, Clock clock) {
        this.directory = dataDirectory.toAbsolutePath().normalize().resolve("tls");
        this.clock = clock;
    }

    Path certificateFile() {
        return directory.resolve("server.crt");
    }

    Path keyFile() {
        return directory.resolve("server.key");
    }

    /** Makes certificate and key unless both exist. Without its key a certificate is of no use and is made anew. */
    void makeIfMissing(String configuredHost) throws IOException {
        if (Files.exists(certificateFile()) && Files.exists(keyFile())) {
            return;
        }
        try {
            KeyPairGenerator keys = KeyPairGenerator.getInstance("EC");
            keys.initialize(new ECGenParameterSpec("secp256r1"));
            KeyPair pair = keys.generateKeyPair();
            X509CertificateHolder certificate = certificate(pair, configuredHost);
            PrivateFiles.makeDirectory(directory);
            PrivateFiles.write(keyFile(), pem(new JcaPKCS8Generator(pair.getPrivate(), null)));
            PrivateFiles.write(certificateFile(), pem(certificate));
        } catch (GeneralSecurityException | OperatorCreationException e) {
            throw new IOException("no certificate could be made", e);
        }
    }

    private X509CertificateHolder certificate(KeyPair pair, String configuredHost)
            throws IOException, OperatorCreationException {
        Instant from = clock.instant().minus(CLOCK_DIFFERENCE);
        X509v3CertificateBuilder certificate =
                new JcaX509v3CertificateBuilder(
                        NAME,
                        new BigInteger(SERIAL_NUMBER_BITS, new SecureRandom()).add(BigInteger.ONE),
                        Date.from(from),
                        Date.from(from.plus(VALIDITY)),
                        NAME,
                        pair.getPublic());
        // It is its own trust root and signs nothing else: clients in Go, Java, C and Rust accept
        // exactly this.
        certificate.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
        certificate.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
        certificate.addExtension(
                Extension.extendedKeyUsage,
                false,
                new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth));
        certificate.addExtension(
                Extension.subjectAlternativeName, false, alternativeNames(configuredHost));
        return certificate.build(
                new JcaContentSignerBuilder("SHA256withECDSA").build(pair.getPrivate()));
    }

    private static GeneralNames alternativeNames(String configuredHost) {
        Set<String> names = new LinkedHashSet<>();
        names.add("localhost");
        names.add("127.0.0.1");
        names.add("::1");
        try {
            names.add(InetAddress.getLocalHost().getHostName());
        } catch (UnknownHostException e) {
            // a machine without a name is reached by its address
        }
        if (!configuredHost.isBlank()
                && !configuredHost.equals("0.0.0.0")
                && !configuredHost.equals("::")) {
            names.add(configuredHost);
        }
        return new GeneralNames(
                names.stream()
                        .map(
                                name ->
                                        new GeneralName(
                                                IPAddress.isValid(name)
                                                        ? GeneralName.iPAddress
                                                        : GeneralName.dNSName,
                                                name))
                        .toArray(GeneralName[]::new));
    }

    private static String pem(Object object) throws IOException {
        StringWriter text = new StringWriter();
        try (JcaPEMWriter writer = new JcaPEMWriter(text)) {
            writer.writeObject(object);
        }
        return text.toString();
    }
}
