package org.frontdesk.server.access;

import com.google.protobuf.util.Durations;
import com.google.protobuf.util.Timestamps;

import io.grpc.StatusRuntimeException;
import io.grpc.stub.StreamObserver;

import org.frontdesk.api.v1.ChangePasswordRequest;
import org.frontdesk.api.v1.ChangePasswordResponse;
import org.frontdesk.api.v1.Clinic;
import org.frontdesk.api.v1.ConfirmSecondFactorRequest;
import org.frontdesk.api.v1.ConfirmSecondFactorResponse;
import org.frontdesk.api.v1.EnrollSecondFactorRequest;
import org.frontdesk.api.v1.EnrollSecondFactorResponse;
import org.frontdesk.api.v1.GetCurrentUserRequest;
import org.frontdesk.api.v1.GetCurrentUserResponse;
import org.frontdesk.api.v1.RemoveSecondFactorRequest;
import org.frontdesk.api.v1.RemoveSecondFactorResponse;
import org.frontdesk.api.v1.SessionServiceGrpc;
import org.frontdesk.api.v1.SignInRequest;
import org.frontdesk.api.v1.SignInResponse;
import org.frontdesk.api.v1.SignOutRequest;
import org.frontdesk.api.v1.SignOutResponse;
import org.frontdesk.server.requests.Intention;
import org.frontdesk.server.requests.RequestId;
import org.frontdesk.server.requests.Settled;
import org.frontdesk.server.rpc.Fields;
import org.frontdesk.server.rpc.PeerAddress;
import org.frontdesk.server.rpc.Reason;
import org.frontdesk.server.rpc.Refusals;
import org.frontdesk.server.rpc.Unary;

import java.time.Duration;
import java.util.function.Supplier;

/** Signing in and out. */
public final class SessionGrpcService extends SessionServiceGrpc.SessionServiceImplBase {

    private static final int MOST_USERNAME_CHARACTERS = 64;
    private static final int MOST_CLIENT_NAME_CHARACTERS = 64;

    private final SignIn signIn;
    private final ChangePassword change;
    private final WrongProofs wrongProofs;
    private final SecondFactorCalls secondFactor;
    private final Sessions sessions;
    private final Supplier<Clinic> clinic;

    public SessionGrpcService(
            SignIn signIn,
            ChangePassword change,
            WrongProofs wrongProofs,
            SecondFactorCalls secondFactor,
            Sessions sessions,
            Supplier<Clinic> clinic) {
        this.signIn = signIn;
        this.change = change;
        this.wrongProofs = wrongProofs;
        this.secondFactor = secondFactor;
        this.sessions = sessions;
        this.clinic = clinic;
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
                                .setUser(UserMessages.encode(Session.current().account()))
                                .setClinic(clinic.get())
                                .setExpiresAt(
                                        Timestamps.fromMillis(
                                                Session.current().expiresAt().toEpochMilli()))
                                .build());
    }

    @Override
    public void changePassword(
            ChangePasswordRequest request, StreamObserver<ChangePasswordResponse> observer) {
        Unary.answer(observer, () -> change(request));
    }

    @Override
    public void enrollSecondFactor(
            EnrollSecondFactorRequest request,
            StreamObserver<EnrollSecondFactorResponse> observer) {
        Unary.answer(observer, () -> secondFactor.enroll(request));
    }

    @Override
    public void confirmSecondFactor(
            ConfirmSecondFactorRequest request,
            StreamObserver<ConfirmSecondFactorResponse> observer) {
        Unary.answer(observer, () -> secondFactor.confirm(request));
    }

    @Override
    public void removeSecondFactor(
            RemoveSecondFactorRequest request,
            StreamObserver<RemoveSecondFactorResponse> observer) {
        Unary.answer(observer, () -> secondFactor.remove(request));
    }

    private SignInResponse signIn(SignInRequest request) {
        Fields fields = new Fields();
        String username = fields.text("username", request.getUsername(), MOST_USERNAME_CHARACTERS);
        String password = PasswordFields.given(fields, "password", request.getPassword());
        String clientName =
                fields.optionalText(
                        "client_name", request.getClientName(), MOST_CLIENT_NAME_CHARACTERS);
        String code =
                fields.optionalText(
                        "second_factor_code",
                        request.getSecondFactorCode(),
                        SecondFactorCalls.MOST_CODE_CHARACTERS);
        fields.check();

        SignIn.Outcome outcome =
                signIn.signIn(
                        username, password.toCharArray(), code, clientName, PeerAddress.current());
        return switch (outcome) {
            case SignIn.SignedIn signedIn -> response(signedIn);
            case SignIn.Failed failed -> throw Refusals.statusOf(failed);
            case SignIn.SecondFactorRequired required -> throw Refusals.statusOf(required);
            case SignIn.SecondFactorWrong wrong -> throw Refusals.statusOf(wrong);
            case SignIn.Limited limited -> throw limited(limited.retryAfter());
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
                .setUser(UserMessages.encode(signedIn.session().account()))
                .setClinic(clinic.get())
                .setIdleTimeout(Durations.fromMillis(sessions.idle().toMillis()))
                .setExpiresAt(Timestamps.fromMillis(signedIn.session().expiresAt().toEpochMilli()))
                .build();
    }

    private ChangePasswordResponse change(ChangePasswordRequest request) {
        var fields = new Fields();
        RequestId requestId = fields.id("request_id", request.getRequestId(), RequestId::new);
        String current =
                PasswordFields.given(fields, "current_password", request.getCurrentPassword());
        String wanted = PasswordFields.chosen(fields, "new_password", request.getNewPassword());
        if (fields.areFine() && wanted.equals(current)) {
            fields.violation("new_password", "is the current one");
        }
        fields.check();
        Session session = Session.current();
        wrongProofs
                .delay(session.account(), PeerAddress.current())
                .ifPresent(
                        delay -> {
                            throw limited(delay);
                        });
        var intention =
                Intention.of(
                        requestId,
                        session.account().userId(),
                        request.toBuilder().clearCurrentPassword().clearNewPassword().build());
        var settled = change.settle(intention, session, current, wanted, PeerAddress.current());
        return switch (settled) {
            case Settled.Reused<ChangePassword.Outcome> reused -> throw Refusals.statusOf(reused);
            case Settled.As<ChangePassword.Outcome>(ChangePassword.Changed changed) ->
                    ChangePasswordResponse.getDefaultInstance();
            case Settled.As<ChangePassword.Outcome>(ChangePassword.PasswordWrong wrong) ->
                    throw Refusals.statusOf(wrong);
        };
    }

    /** Too many failures, whatever was guessed. */
    static StatusRuntimeException limited(Duration retryAfter) {
        return Refusals.retryAfter(
                Reason.SIGN_IN_LIMITED,
                "Signing in failed too often. Try again in " + minutes(retryAfter) + ".",
                retryAfter);
    }

    private static String minutes(Duration duration) {
        long minutes = duration.plusSeconds(59).toMinutes();
        return minutes == 1 ? "a minute" : minutes + " minutes";
    }
}
