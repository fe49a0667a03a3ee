package org.frontdesk.server.access;

import com.google.protobuf.util.Durations;
import com.google.protobuf.util.Timestamps;

import io.grpc.stub.StreamObserver;

import org.frontdesk.api.v1.Clinic;
import org.frontdesk.api.v1.GetCurrentUserRequest;
import org.frontdesk.api.v1.GetCurrentUserResponse;
import org.frontdesk.api.v1.SessionServiceGrpc;
import org.frontdesk.api.v1.SignInRequest;
import org.frontdesk.api.v1.SignInResponse;
import org.frontdesk.api.v1.SignOutRequest;
import org.frontdesk.api.v1.SignOutResponse;
import org.frontdesk.api.v1.User;
import org.frontdesk.server.ServerConfig;
import org.frontdesk.server.rpc.Fields;
import org.frontdesk.server.rpc.PeerAddress;
import org.frontdesk.server.rpc.Reason;
import org.frontdesk.server.rpc.Refusals;
import org.frontdesk.server.rpc.Unary;

import java.time.Duration;

/** Signing in and out. */
public final class SessionGrpcService extends SessionServiceGrpc.SessionServiceImplBase {

    private static final int MOST_USERNAME_CHARACTERS = 64;
    private static final int MOST_PASSWORD_CHARACTERS = 256;
    private static final int MOST_CLIENT_NAME_CHARACTERS = 64;

    private final SignIn signIn;
    private final Sessions sessions;
    private final Clinic clinic;

    public SessionGrpcService(SignIn signIn, Sessions sessions, ServerConfig config) {
        this.signIn = signIn;
        this.sessions = sessions;
        this.clinic =
                Clinic.newBuilder()
                        .setName(config.clinicName())
                        .setTimeZone(config.clinicZone().getId())
                        .setConfirmationWindow(
                                Durations.fromMillis(config.confirmationWindow().toMillis()))
                        .setDemo(config.demo())
                        .build();
    }

    @Override
    public void signIn(SignInRequest request, StreamObserver<SignInResponse> observer) {
        Unary.answer(observer, () -> signIn(request));
    }

    @Override
    public void signOut(SignOutRequest request, StreamObserver<SignOutResponse> observer) {
        Unary.answer(
                observer,
                () -> {
                    sessions.revoke(Session.current().key());
                    return SignOutResponse.getDefaultInstance();
                });
    }

    @Override
    public void getCurrentUser(
            GetCurrentUserRequest request, StreamObserver<GetCurrentUserResponse> observer) {
        Unary.answer(
                observer,
                () ->
                        GetCurrentUserResponse.newBuilder()
                                .setUser(message(Session.current().account()))
                                .setClinic(clinic)
                                .setExpiresAt(
                                        Timestamps.fromMillis(
                                                Session.current().expiresAt().toEpochMilli()))
                                .build());
    }

    private SignInResponse signIn(SignInRequest request) {
        Fields fields = new Fields();
        String username = fields.text("username", request.getUsername(), MOST_USERNAME_CHARACTERS);
        String password = password(fields, request.getPassword());
        String clientName =
                fields.optionalText(
                        "client_name", request.getClientName(), MOST_CLIENT_NAME_CHARACTERS);
        fields.check();

        SignIn.Outcome outcome =
                signIn.signIn(username, password.toCharArray(), clientName, PeerAddress.current());
        return switch (outcome) {
            case SignIn.SignedIn signedIn -> response(signedIn);
            case SignIn.Failed failed -> throw Refusals.statusOf(failed);
            case SignIn.Limited limited ->
                    throw Refusals.retryAfter(
                            Reason.SIGN_IN_LIMITED,
                            "Signing in failed too often. Try again in "
                                    + minutes(limited.retryAfter())
                                    + ".",
                            limited.retryAfter());
            case SignIn.Busy busy ->
                    throw Refusals.retryAfter(
                            Reason.SERVER_BUSY,
                            "Too many people are signing in at once. Try again in a moment.",
                            busy.retryAfter());
        };
    }

    private SignInResponse response(SignIn.SignedIn signedIn) {
        return SignInResponse.newBuilder()
                .setSessionToken(signedIn.token().value())
                .setUser(message(signedIn.session().account()))
                .setClinic(clinic)
                .setIdleTimeout(Durations.fromMillis(sessions.idle().toMillis()))
                .setExpiresAt(Timestamps.fromMillis(signedIn.session().expiresAt().toEpochMilli()))
                .build();
    }

    /** A password is taken as it is: blanks belong to it. */
    private static String password(Fields fields, String value) {
        if (value.isEmpty()) {
            fields.violation("password", "is required");
        } else if (value.codePointCount(0, value.length()) > MOST_PASSWORD_CHARACTERS) {
            fields.violation(
                    "password", "is longer than " + MOST_PASSWORD_CHARACTERS + " characters");
        }
        return value;
    }

    private static String minutes(Duration duration) {
        long minutes = duration.plusSeconds(59).toMinutes();
        return minutes == 1 ? "a minute" : minutes + " minutes";
    }

    private static User message(Account account) {
        User.Builder user =
                User.newBuilder()
                        .setUserId(account.userId().toString())
                        .setUsername(account.username())
                        .setDisplayName(account.displayName())
                        .setRole(message(account.role()));
        account.doctorId().ifPresent(doctor -> user.setDoctorId(doctor.toString()));
        account.patientId().ifPresent(patient -> user.setPatientId(patient.toString()));
        return user.build();
    }

    private static org.frontdesk.api.v1.Role message(Role role) {
        return switch (role) {
            case RECEPTIONIST -> org.frontdesk.api.v1.Role.ROLE_RECEPTIONIST;
            case DOCTOR -> org.frontdesk.api.v1.Role.ROLE_DOCTOR;
            case ADMIN -> org.frontdesk.api.v1.Role.ROLE_ADMIN;
            case PATIENT -> org.frontdesk.api.v1.Role.ROLE_PATIENT;
            case SERVICE -> org.frontdesk.api.v1.Role.ROLE_SERVICE;
        };
    }
}
