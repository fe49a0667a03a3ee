package org.frontdesk.desktop.connection;

import org.frontdesk.api.v1.Clinic;
import org.frontdesk.api.v1.SignInResponse;
import org.frontdesk.api.v1.User;

/**
 * Who is signed in. Lives in memory only.
 *
 * @param token the secret that goes with every call
 */
public record Session(String token, User user, Clinic clinic) {

    static Session of(SignInResponse response) {
        return new Session(response.getSessionToken(), response.getUser(), response.getClinic());
    }

    @Override
    public String toString() {
        return "session of " + user.getUserId(); // never the token
    }
}
