package org.frontdesk.desktop.connection;

import java.util.Optional;

/** Which fingerprint a server must show. */
public interface Pins {

    /** What the server at this address must show; empty when it was never met. */
    Optional<Fingerprint> of(ServerAddress server);

    /** Remembers what a person said this server shows. */
    void pin(ServerAddress server, Fingerprint fingerprint);

    /** One fingerprint for every address, given by whoever started the program; asks nobody and learns nothing. */
    static Pins given(Fingerprint fingerprint) {
        return new Pins() {
            @Override
            public Optional<Fingerprint> of(ServerAddress server) {
                return Optional.of(fingerprint);
            }

            @Override
            public void pin(ServerAddress server, Fingerprint learned) {
                throw new IllegalStateException("the certificate to trust was given");
            }
        };
    }
}
