package org.frontdesk.server.access;

import com.google.protobuf.Message;

import org.frontdesk.api.v1.ConfirmSecondFactorRequest;
import org.frontdesk.api.v1.ConfirmSecondFactorResponse;
import org.frontdesk.api.v1.EnrollSecondFactorRequest;
import org.frontdesk.api.v1.EnrollSecondFactorResponse;
import org.frontdesk.api.v1.RemoveSecondFactorRequest;
import org.frontdesk.api.v1.RemoveSecondFactorResponse;
import org.frontdesk.server.requests.Intention;
import org.frontdesk.server.requests.RequestId;
import org.frontdesk.server.requests.Settled;
import org.frontdesk.server.rpc.Fields;
import org.frontdesk.server.rpc.PeerAddress;
import org.frontdesk.server.rpc.Refusals;

import java.util.List;
import java.util.function.Supplier;

/** The calls with which people change the second factor of their own account: decodes, has it done, encodes. */
public final class SecondFactorCalls {

    /** More than a recovery code with all that is put between its letters. */
    static final int MOST_CODE_CHARACTERS = 64;

    private final EnrollSecondFactor enroll;
    private final ConfirmSecondFactor confirm;
    private final RemoveSecondFactor remove;
    private final WrongProofs wrongProofs;
    private final Supplier<String> clinicName;

    public SecondFactorCalls(
            EnrollSecondFactor enroll,
            ConfirmSecondFactor confirm,
            RemoveSecondFactor remove,
            WrongProofs wrongProofs,
            Supplier<String> clinicName) {
        this.enroll = enroll;
        this.confirm = confirm;
        this.remove = remove;
        this.wrongProofs = wrongProofs;
        this.clinicName = clinicName;
    }

    EnrollSecondFactorResponse enroll(EnrollSecondFactorRequest request) {
        var fields = new Fields();
        RequestId requestId = fields.id("request_id", request.getRequestId(), RequestId::new);
        String password =
                PasswordFields.given(fields, "current_password", request.getCurrentPassword());
        fields.check();
        Account account = callerWhoMayTry();
        TotpSecret secret = TotpSecret.random();
        FirstAnswer<SecondFactorOutcome> answer =
                enroll.settle(
                        intention(requestId, request.toBuilder().clearCurrentPassword().build()),
                        account,
                        password,
                        secret,
                        PeerAddress.current());
        checkDone(answer.settled());
        return answer.isFirst()
                ? EnrollSecondFactorResponse.newBuilder()
                        .setSecret(secret.base32())
                        .setOtpauthUri(secret.uri(clinicName.get(), account.username()))
                        .build()
                : EnrollSecondFactorResponse.getDefaultInstance();
    }

    ConfirmSecondFactorResponse confirm(ConfirmSecondFactorRequest request) {
        var fields = new Fields();
        RequestId requestId = fields.id("request_id", request.getRequestId(), RequestId::new);
        String code = fields.text("code", request.getCode(), MOST_CODE_CHARACTERS);
        fields.check();
        callerWhoMayTry();
        List<RecoveryCode> recoveryCodes = RecoveryCode.random();
        FirstAnswer<SecondFactorOutcome> answer =
                confirm.settle(
                        intention(requestId, request.toBuilder().clearCode().build()),
                        Session.current(),
                        code,
                        recoveryCodes,
                        PeerAddress.current());
        checkDone(answer.settled());
        return answer.isFirst()
                ? ConfirmSecondFactorResponse.newBuilder()
                        .addAllRecoveryCodes(
                                recoveryCodes.stream().map(RecoveryCode::grouped).toList())
                        .build()
                : ConfirmSecondFactorResponse.getDefaultInstance();
    }

    RemoveSecondFactorResponse remove(RemoveSecondFactorRequest request) {
        var fields = new Fields();
        RequestId requestId = fields.id("request_id", request.getRequestId(), RequestId::new);
        String password =
                PasswordFields.given(fields, "current_password", request.getCurrentPassword());
        String code = fields.text("code", request.getCode(), MOST_CODE_CHARACTERS);
        fields.check();
        Account account = callerWhoMayTry();
        checkDone(
                remove.settle(
                        intention(
                                requestId,
                                request.toBuilder().clearCurrentPassword().clearCode().build()),
                        account,
                        password,
                        code,
                        PeerAddress.current()));
        return RemoveSecondFactorResponse.getDefaultInstance();
    }

    /** The account that calls, unless it has guessed too often. */
    private Account callerWhoMayTry() {
        Account account = Session.current().account();
        wrongProofs
                .delay(account, PeerAddress.current())
                .ifPresent(
                        delay -> {
                            throw SessionGrpcService.limited(delay);
                        });
        return account;
    }

    private static Intention intention(RequestId id, Message request) {
        return Intention.of(id, Session.current().account().userId(), request);
    }

    private static void checkDone(Settled<SecondFactorOutcome> settled) {
        switch (settled) {
            case Settled.Reused<SecondFactorOutcome> reused -> throw Refusals.statusOf(reused);
            case Settled.As<SecondFactorOutcome>(SecondFactorOutcome.Refused refused) ->
                    throw Refusals.statusOf(refused);
            case Settled.As<SecondFactorOutcome>(SecondFactorOutcome.Done done) -> {
                // as it should be
            }
        }
    }
}
