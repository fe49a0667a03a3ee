package org.frontdesk.server.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.frontdesk.server.Answered.refusalOf;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;

import org.bouncycastle.util.encoders.Base32;
import org.frontdesk.api.v1.ConfirmSecondFactorRequest;
import org.frontdesk.api.v1.ConfirmSecondFactorResponse;
import org.frontdesk.api.v1.EnrollSecondFactorRequest;
import org.frontdesk.api.v1.EnrollSecondFactorResponse;
import org.frontdesk.api.v1.GetCurrentUserRequest;
import org.frontdesk.api.v1.GetUserRequest;
import org.frontdesk.api.v1.RemoveSecondFactorRequest;
import org.frontdesk.api.v1.RemoveUserSecondFactorRequest;
import org.frontdesk.api.v1.RemoveUserSecondFactorResponse;
import org.frontdesk.api.v1.SessionServiceGrpc;
import org.frontdesk.api.v1.SessionServiceGrpc.SessionServiceBlockingStub;
import org.frontdesk.api.v1.SignInRequest;
import org.frontdesk.api.v1.UserServiceGrpc;
import org.frontdesk.api.v1.UserServiceGrpc.UserServiceBlockingStub;
import org.frontdesk.server.Answered;
import org.frontdesk.server.AtOnce;
import org.frontdesk.server.MovedClock;
import org.frontdesk.server.RunningClinic;
import org.frontdesk.server.rpc.TestServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;

/** A second factor as people set it up, show it and lose it. */
class SecondFactorTest {

    private static final String PASSWORD = "a test's password";

    /** Stands still unless a test moves it, so that codes don't change while one runs. */
    private static final MovedClock CLOCK = new MovedClock(Instant.now());

    private static RunningClinic clinic;

    private final String name = "n-" + UUID.randomUUID();
    private UUID user;

    @BeforeAll
    static void openClinic() {
        clinic = RunningClinic.open(CLOCK);
        clinic.user("root", Role.ADMIN, null, null);
        clinic.user("desk", Role.RECEPTIONIST, null, null);
    }

    @AfterAll
    static void closeClinic() {
        clinic.close();
    }

    @BeforeEach
    void makeUser() {
        user = clinic.user(name, Role.RECEPTIONIST, null, null);
        CLOCK.advance(Totp.STEP.multipliedBy(3)); // no code of the test before is right any more
    }

    /** An account whose owner has set it up, and the telephone that makes its codes. */
    private record Enrolled(
            SessionServiceBlockingStub session, byte[] secret, List<String> recoveryCodes) {

        /** The code of now, or of so many steps later. */
        String code(int stepsLater) {
            return Totp.code(secret, Totp.step(CLOCK.instant()) + stepsLater);
        }

        /** One that is not right at any time near. */
        String wrongCode() {
            List<String> right = List.of(code(-1), code(0), code(1));
            return right.contains("000000") ? "999999" : "000000";
        }
    }

    private Enrolled enrolled() {
        SessionServiceBlockingStub session = signedIn("");
        EnrollSecondFactorResponse begun = session.enrollSecondFactor(enrolling(PASSWORD));
        byte[] secret = Base32.decode(begun.getSecret());
        ConfirmSecondFactorResponse confirmed =
                session.confirmSecondFactor(
                        confirming(Totp.code(secret, Totp.step(CLOCK.instant()) - 1)));
        return new Enrolled(session, secret, confirmed.getRecoveryCodesList());
    }

    private SessionServiceBlockingStub signedIn(String code) {
        var anybody = SessionServiceGrpc.newBlockingStub(clinic.channel());
        String token =
                anybody.signIn(
                                SignInRequest.newBuilder()
                                        .setUsername(name)
                                        .setPassword(PASSWORD)
                                        .setSecondFactorCode(code)
                                        .build())
                        .getSessionToken();
        return anybody.withInterceptors(TestServer.bearer(token));
    }

    private static UserServiceBlockingStub users(String username) {
        return clinic.as(username, UserServiceGrpc.newBlockingStub(clinic.channel()));
    }

    private static String id() {
        return UUID.randomUUID().toString();
    }

    private static EnrollSecondFactorRequest enrolling(String password) {
        return EnrollSecondFactorRequest.newBuilder()
                .setRequestId(id())
                .setCurrentPassword(password)
                .build();
    }

    private static ConfirmSecondFactorRequest confirming(String code) {
        return ConfirmSecondFactorRequest.newBuilder().setRequestId(id()).setCode(code).build();
    }

    private static RemoveSecondFactorRequest removing(String password, String code) {
        return RemoveSecondFactorRequest.newBuilder()
                .setRequestId(id())
                .setCurrentPassword(password)
                .setCode(code)
                .build();
    }

    private RemoveUserSecondFactorRequest removingOf(String userId) {
        return RemoveUserSecondFactorRequest.newBuilder()
                .setRequestId(id())
                .setUserId(userId)
                .build();
    }

    private static boolean has(SessionServiceBlockingStub session) {
        return session.getCurrentUser(GetCurrentUserRequest.getDefaultInstance())
                .getUser()
                .getHasSecondFactor();
    }

    private String audited() {
        return clinic.database.query(
                "select string_agg(action, ' ' order by audit_log.id) from audit_log left join"
                        + " sessions on sessions.id = record_id where '%s' in (record_id, user_id)"
                                .formatted(user));
    }

    @Test
    void whoSetsItUpIsAskedForACodeFromThenOn() {
        SessionServiceBlockingStub other = signedIn("");
        SessionServiceBlockingStub session = signedIn("");

        EnrollSecondFactorResponse begun = session.enrollSecondFactor(enrolling(PASSWORD));
        assertThat(begun.getSecret()).matches("[A-Z2-7]{32}");
        assertThat(begun.getOtpauthUri())
                .startsWith("otpauth://totp/Test%20clinic:" + name + "?secret=" + begun.getSecret())
                .contains("issuer=Test%20clinic");
        signedIn(""); // nothing is asked for before it is confirmed
        assertThat(has(session)).isFalse();

        byte[] secret = Base32.decode(begun.getSecret());
        long step = Totp.step(CLOCK.instant());
        ConfirmSecondFactorResponse confirmed =
                session.confirmSecondFactor(confirming(Totp.code(secret, step)));

        assertThat(confirmed.getRecoveryCodesList())
                .hasSize(10)
                .allMatch(code -> code.matches("([a-z2-9]{4}-){3}[a-z2-9]{4}"));
        assertThat(has(session)).isTrue();
        assertThat(
                        refusalOf(
                                        () ->
                                                other.getCurrentUser(
                                                        GetCurrentUserRequest.getDefaultInstance()))
                                .reason())
                .isEqualTo("SESSION_EXPIRED");
        Answered asked = refusalOf(() -> signedIn(""));
        assertThat(asked.code()).isEqualTo(Status.Code.UNAUTHENTICATED);
        assertThat(asked.reason()).isEqualTo("SECOND_FACTOR_REQUIRED");
        CLOCK.advance(Totp.STEP);
        assertThat(has(signedIn(Totp.code(secret, step + 1)))).isTrue();
        assertThat(
                        users("root")
                                .getUser(
                                        GetUserRequest.newBuilder()
                                                .setUserId(user.toString())
                                                .build())
                                .getAccount()
                                .getUser()
                                .getHasSecondFactor())
                .isTrue();
    }

    @Test
    void aWrongPasswordIsAnsweredAsItIsForEverybody() {
        Enrolled enrolled = enrolled();

        Answered wrong =
                refusalOf(
                        () ->
                                SessionServiceGrpc.newBlockingStub(clinic.channel())
                                        .signIn(
                                                SignInRequest.newBuilder()
                                                        .setUsername(name)
                                                        .setPassword("wrong")
                                                        .setSecondFactorCode(enrolled.code(0))
                                                        .build()));

        assertThat(wrong.reason()).isEqualTo("SIGN_IN_FAILED");
        signedIn(enrolled.code(0)); // which was not taken
    }

    @Test
    void noCodeOpensTwice() {
        Enrolled enrolled = enrolled();

        signedIn(enrolled.code(0));

        Answered again = refusalOf(() -> signedIn(enrolled.code(0)));
        assertThat(again.code()).isEqualTo(Status.Code.UNAUTHENTICATED);
        assertThat(again.reason()).isEqualTo("SECOND_FACTOR_WRONG");
        assertThat(refusalOf(() -> signedIn(enrolled.code(-1))).reason())
                .as("one of before")
                .isEqualTo("SECOND_FACTOR_WRONG");
        CLOCK.advance(Totp.STEP);
        signedIn(enrolled.code(0));
    }

    @Test
    void theCodeThatConfirmedOpensNothing() {
        Enrolled enrolled = enrolled();

        assertThat(refusalOf(() -> signedIn(enrolled.code(-1))).reason())
                .isEqualTo("SECOND_FACTOR_WRONG");
    }

    @Test
    void twoWhoTypeOneCodeAtOnceOpenOneSession() {
        String code = enrolled().code(0);

        assertThat(AtOnce.call(2, caller -> reasonOfSigningIn(code)))
                .containsExactlyInAnyOrder("", "SECOND_FACTOR_WRONG");
    }

    /** Empty for nothing. */
    private String reasonOfSigningIn(String code) {
        try {
            signedIn(code);
            return "";
        } catch (StatusRuntimeException refused) {
            return Answered.of(refused).reason();
        }
    }

    @Test
    void aTelephoneMayBeOneStepSlowOrFast() {
        Enrolled enrolled = enrolled();
        CLOCK.advance(Totp.STEP.multipliedBy(2));

        assertThat(refusalOf(() -> signedIn(enrolled.code(-2))).reason())
                .isEqualTo("SECOND_FACTOR_WRONG");
        assertThat(refusalOf(() -> signedIn(enrolled.code(2))).reason())
                .isEqualTo("SECOND_FACTOR_WRONG");
        signedIn(enrolled.code(-1));
        signedIn(enrolled.code(1));
    }

    @Test
    void aRecoveryCodeIsTakenOnceHoweverItIsTyped() {
        Enrolled enrolled = enrolled();
        String code = enrolled.recoveryCodes().getFirst();

        signedIn(" " + code.toUpperCase().replace("-", " ") + " ");

        assertThat(refusalOf(() -> signedIn(code)).reason()).isEqualTo("SECOND_FACTOR_WRONG");
        signedIn(enrolled.recoveryCodes().getLast());
        assertThat(
                        clinic.database.query(
                                "select string_agg(detail->>'second_factor', ' ' order by"
                                        + " audit_log.id) from audit_log join sessions on"
                                        + " sessions.id = record_id where action = 'SIGN_IN' and"
                                        + " user_id = '%s'".formatted(user)))
                .isEqualTo("RECOVERY_CODE RECOVERY_CODE");
    }

    @Test
    void wrongCodesAreLimitedAsWrongPasswordsAre() {
        Enrolled enrolled = enrolled();
        for (int i = 0; i < 5; i++) {
            refusalOf(() -> signedIn("")); // that no code was given is no failure
        }
        for (int i = 0; i < 5; i++) {
            assertThat(refusalOf(() -> signedIn(enrolled.wrongCode())).reason())
                    .isEqualTo("SECOND_FACTOR_WRONG");
        }

        assertThat(refusalOf(() -> signedIn(enrolled.code(0))).reason())
                .isEqualTo("SIGN_IN_LIMITED");
        assertThat(
                        refusalOf(
                                        () ->
                                                enrolled.session()
                                                        .removeSecondFactor(
                                                                removing(
                                                                        PASSWORD,
                                                                        enrolled.code(0))))
                                .reason())
                .isEqualTo("SIGN_IN_LIMITED");
        assertThat(audited()).endsWith("SECOND_FACTOR_FAILED LOCK_OUT");
    }

    @Test
    void wrongCodesOfSomebodySignedInLockOutToo() {
        Enrolled enrolled = enrolled();
        for (int i = 0; i < 5; i++) {
            Answered wrong =
                    refusalOf(
                            () ->
                                    enrolled.session()
                                            .removeSecondFactor(
                                                    removing(PASSWORD, enrolled.wrongCode())));
            assertThat(wrong.code()).isEqualTo(Status.Code.PERMISSION_DENIED);
            assertThat(wrong.reason()).isEqualTo("CODE_WRONG");
        }

        assertThat(refusalOf(() -> signedIn(enrolled.code(0))).reason())
                .isEqualTo("SIGN_IN_LIMITED");
        assertThat(audited()).endsWith("REMOVE_SECOND_FACTOR_FAILED LOCK_OUT");
    }

    @Test
    void enrollingNeedsThePasswordAndHappensOnce() {
        SessionServiceBlockingStub session = signedIn("");
        assertThat(refusalOf(() -> session.enrollSecondFactor(enrolling("wrong"))).reason())
                .isEqualTo("PASSWORD_WRONG");
        assertThat(refusalOf(() -> session.confirmSecondFactor(confirming("000000"))).reason())
                .isEqualTo("SECOND_FACTOR_NOT_ENROLLED");
        var request = enrolling(PASSWORD);

        EnrollSecondFactorResponse first = session.enrollSecondFactor(request);
        EnrollSecondFactorResponse again = session.enrollSecondFactor(request);
        EnrollSecondFactorResponse anew = session.enrollSecondFactor(enrolling(PASSWORD));

        assertThat(again).isEqualTo(EnrollSecondFactorResponse.getDefaultInstance());
        long step = Totp.step(CLOCK.instant());
        String ofFirst = Totp.code(Base32.decode(first.getSecret()), step);
        String ofSecond = Totp.code(Base32.decode(anew.getSecret()), step);
        assertThat(refusalOf(() -> session.confirmSecondFactor(confirming(ofFirst))).reason())
                .isEqualTo("CODE_WRONG");
        var confirmation = confirming(ofSecond);
        assertThat(session.confirmSecondFactor(confirmation).getRecoveryCodesCount()).isEqualTo(10);
        assertThat(session.confirmSecondFactor(confirmation).getRecoveryCodesCount()).isZero();
        assertThat(refusalOf(() -> session.enrollSecondFactor(enrolling(PASSWORD))).reason())
                .isEqualTo("SECOND_FACTOR_ENROLLED");
        assertThat(refusalOf(() -> session.confirmSecondFactor(confirming(ofSecond))).reason())
                .isEqualTo("SECOND_FACTOR_ENROLLED");
    }

    @Test
    void whatWasNotConfirmedWithinAnHourIsBegunAnew() {
        SessionServiceBlockingStub session = signedIn("");
        byte[] secret = Base32.decode(session.enrollSecondFactor(enrolling(PASSWORD)).getSecret());
        clinic.database.execute(
                "update second_factors set created_at = now() - interval '61 minutes' where user_id"
                        + " = '%s'".formatted(user));

        String code = Totp.code(secret, Totp.step(CLOCK.instant()));
        assertThat(refusalOf(() -> session.confirmSecondFactor(confirming(code))).reason())
                .isEqualTo("SECOND_FACTOR_NOT_ENROLLED");
    }

    @Test
    void itsOwnerRemovesItWithPasswordAndCode() {
        Enrolled enrolled = enrolled();
        SessionServiceBlockingStub session = enrolled.session();
        assertThat(
                        refusalOf(
                                        () ->
                                                session.removeSecondFactor(
                                                        removing("wrong", enrolled.code(0))))
                                .reason())
                .isEqualTo("PASSWORD_WRONG");

        var request = removing(PASSWORD, enrolled.recoveryCodes().getFirst());
        session.removeSecondFactor(request);
        session.removeSecondFactor(request); // its answer was lost

        assertThat(has(session)).isFalse();
        signedIn("");
        signedIn("000000"); // a code that nobody asks for is not looked at
        assertThat(
                        refusalOf(
                                        () ->
                                                session.removeSecondFactor(
                                                        removing(PASSWORD, enrolled.code(0))))
                                .reason())
                .isEqualTo("SECOND_FACTOR_NOT_ENROLLED");
        assertThat(audited())
                .isEqualTo(
                        "SIGN_IN ENROLL_SECOND_FACTOR CONFIRM_SECOND_FACTOR"
                            + " REMOVE_SECOND_FACTOR_FAILED REMOVE_SECOND_FACTOR SIGN_IN SIGN_IN");
    }

    @Test
    void anAdministratorRemovesItForWhoHasLostTheTelephone() {
        Enrolled enrolled = enrolled();
        String etag =
                users("root")
                        .getUser(GetUserRequest.newBuilder().setUserId(user.toString()).build())
                        .getAccount()
                        .getEtag();
        assertThat(
                        refusalOf(
                                        () ->
                                                users("desk")
                                                        .removeUserSecondFactor(
                                                                removingOf(user.toString())))
                                .reason())
                .isEqualTo("ROLE_NOT_ALLOWED");

        RemoveUserSecondFactorResponse removed =
                users("root").removeUserSecondFactor(removingOf(user.toString()));

        assertThat(removed.getAccount().getUser().getHasSecondFactor()).isFalse();
        assertThat(removed.getAccount().getEtag()).isNotEqualTo(etag);
        assertThat(has(enrolled.session())).isFalse();
        signedIn("");
        assertThat(users("root").removeUserSecondFactor(removingOf(user.toString())))
                .as("of an account that has none")
                .isEqualTo(removed);
        assertThat(refusalOf(() -> users("root").removeUserSecondFactor(removingOf(id()))).reason())
                .isEqualTo("USER_UNKNOWN");
        assertThat(audited())
                .isEqualTo(
                        "SIGN_IN ENROLL_SECOND_FACTOR CONFIRM_SECOND_FACTOR"
                                + " REMOVE_USER_SECOND_FACTOR SIGN_IN");
    }

    @Test
    void everyFieldThatIsWrongIsNamed() {
        SessionServiceBlockingStub session = signedIn("");

        assertThat(
                        refusalOf(
                                        () ->
                                                session.removeSecondFactor(
                                                        RemoveSecondFactorRequest
                                                                .getDefaultInstance()))
                                .violatedFields())
                .containsExactly("request_id", "current_password", "code");
        assertThat(refusalOf(() -> signedIn("0".repeat(65))).violatedFields())
                .containsExactly("second_factor_code");
    }

    @Test
    void nothingSecretIsWrittenDownAnywhereElse() {
        Enrolled enrolled = enrolled();
        refusalOf(() -> signedIn(""));
        refusalOf(() -> signedIn(enrolled.wrongCode()));
        signedIn(enrolled.code(0));
        String recoveryCode = enrolled.recoveryCodes().getFirst();
        enrolled.session().removeSecondFactor(removing(PASSWORD, recoveryCode));

        String written =
                clinic.database.query("select string_agg(audit_log::text, ' ') from audit_log")
                        + clinic.database.query(
                                "select string_agg(request_outcomes::text, ' ') from"
                                        + " request_outcomes");
        assertThat(audited())
                .isEqualTo(
                        "SIGN_IN ENROLL_SECOND_FACTOR CONFIRM_SECOND_FACTOR SECOND_FACTOR_ASKED_FOR"
                                + " SECOND_FACTOR_FAILED SIGN_IN REMOVE_SECOND_FACTOR");
        assertThat(written)
                .doesNotContain(
                        Base32.toBase32String(enrolled.secret()),
                        HexFormat.of().formatHex(enrolled.secret()),
                        PASSWORD,
                        recoveryCode,
                        recoveryCode.replace("-", ""));
        assertThat(written).doesNotContainPattern("\"%s\"".formatted(enrolled.code(0)));
    }
}
