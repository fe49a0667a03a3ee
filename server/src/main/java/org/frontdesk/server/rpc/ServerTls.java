package org.frontdesk.server.rpc;

import io.grpc.netty.GrpcSslContexts;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;

import org.frontdesk.server.ServerConfig;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.HexFormat;

import javax.net.ssl.SSLException;

/**
 * How the server proves who it is: with the operator's certificate, or with one of its own that it made on first start and
 * that clients pin.
 */
public final class ServerTls {

    private final PemFiles.Identity identity;
    private final Path certificateFile;

    private ServerTls(PemFiles.Identity identity, Path certificateFile) {
        this.identity = identity;
        this.certificateFile = certificateFile;
    }

    /**
     * Reads the operator's files, or the server's own, which are made if they do not exist.
     *
     * @throws IOException if they cannot be read, or do not go together; the message tells the operator what to do
     */
    public static ServerTls load(ServerConfig config, Clock clock) throws IOException {
        if (config.tls().isPresent()) {
            ServerConfig.OperatorTls files = config.tls().get();
            return new ServerTls(
                    PemFiles.read(files.certificate(), files.privateKey()), files.certificate());
        }
        OwnCertificate own = new OwnCertificate(config.dataDirectory(), clock);
        own.makeIfMissing(config.host());
        return new ServerTls(
                PemFiles.read(own.certificateFile(), own.keyFile()), own.certificateFile());
    }

    /** What the listener needs; BoringSSL does the work where it runs on this system. */
    public SslContext context() throws SSLException {
        return GrpcSslContexts.configure(
                        SslContextBuilder.forServer(
                                identity.privateKey(),
                                identity.chain().toArray(X509Certificate[]::new)))
                .protocols("TLSv1.3", "TLSv1.2")
                .build();
    }

    /** SHA-256 of the certificate, as {@code AB:CD:…}, for people to compare with what their client shows. */
    public String fingerprint() {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(certificate().getEncoded());
            return HexFormat.ofDelimiter(":").withUpperCase().formatHex(hash);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The certificate the server shows. */
    public X509Certificate certificate() {
        return identity.chain().getFirst();
    }

    /** Where the certificate stands in PEM, for clients that are to trust it. */
    public Path certificateFile() {
        return certificateFile;
    }
}
