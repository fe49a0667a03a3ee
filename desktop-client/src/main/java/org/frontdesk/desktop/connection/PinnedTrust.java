package org.frontdesk.desktop.connection;

import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Optional;

import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * Lets a handshake pass only with the pinned certificate, and remembers what was seen, so that a person can be asked or
 * warned. The pin says more than a name in the certificate could, so names are not compared.
 */
public final class PinnedTrust extends X509ExtendedTrustManager {

    private final ServerAddress server;
    private final Pins pins;
    private volatile Optional<ServerIdentity> lastSeen = Optional.empty();

    public PinnedTrust(ServerAddress server, Pins pins) {
        this.server = server;
        this.pins = pins;
    }

    /** Whose identity this is about. */
    public ServerAddress server() {
        return server;
    }

    /** What the last handshake showed; empty before the first. */
    public Optional<ServerIdentity> lastSeen() {
        return lastSeen;
    }

    private void check(X509Certificate[] chain) throws CertificateException {
        Fingerprint seen = Fingerprint.of(chain[0]);
        ServerIdentity identity =
                pins.of(server)
                        .<ServerIdentity>map(
                                pinned ->
                                        pinned.equals(seen)
                                                ? new ServerIdentity.Known(seen)
                                                : new ServerIdentity.Changed(pinned, seen))
                        .orElseGet(() -> new ServerIdentity.FirstContact(seen));
        lastSeen = Optional.of(identity);
        if (!(identity instanceof ServerIdentity.Known)) {
            throw new CertificateException("the server's certificate is not the pinned one");
        }
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        check(chain);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        check(chain);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType)
            throws CertificateException {
        check(chain);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        throw notAServer();
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        throw notAServer();
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType)
            throws CertificateException {
        throw notAServer();
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return new X509Certificate[0];
    }

    private static CertificateException notAServer() {
        return new CertificateException("this program accepts no connections");
    }
}
