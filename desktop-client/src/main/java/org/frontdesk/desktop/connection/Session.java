package org.frontdesk.desktop.connection;

import org.frontdesk.api.v1.Clinic;
import org.frontdesk.api.v1.SignInResponse;
import org.frontdesk.api.v1.User;

import java.time.Duration;

/**
 * Who is signed in. Lives in memory only.
 *
 * @param token the secret that goes with every call
 * @param idleTimeout after how long without a call the server ends the session
 */
public record Session(String token, User user, Clinic clinic, Duration idleTimeout) {

    static Session of(SignInResponse response) {
        return new Session(
                response.getSessionToken(),
                response.getUser(),
                response.getClinic(),
                Duration.ofSeconds(response.getIdleTimeout().getSeconds()));
    }

    @Override
    public String toString() {
        return "session of " + user.getUserId(); // never the token
    }
}
