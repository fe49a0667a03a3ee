package org.frontdesk.desktop.connection;

import io.grpc.CallCredentials;
import io.grpc.Metadata;

import org.frontdesk.api.v1.SessionServiceGrpc;
import org.frontdesk.api.v1.SignInRequest;
import org.frontdesk.api.v1.SignInResponse;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.random.RandomGenerator;

/** Opens a session with a server whose identity is pinned. The password leaves only after the handshake has passed. */
public final class SignIn {

    private final Pins pins;
    private final String clientName;
    private final ScheduledExecutorService live;
    private final RandomGenerator random;

    public SignIn(
            Pins pins, String clientName, ScheduledExecutorService live, RandomGenerator random) {
        this.pins = pins;
        this.clientName = clientName;
        this.live = live;
        this.random = random;
    }

    /**
     * Signs in; completes on the live thread, never exceptionally.
     *
     * @param code of the second factor; empty until the server asks for it
     */
    public CompletableFuture<SignInOutcome> signIn(
            ServerAddress server, String username, String password, String code) {
        ServerLink link = new ServerLink(server, new PinnedTrust(server, pins), live);
        SignInRequest request =
                SignInRequest.newBuilder()
                        .setUsername(username)
                        .setPassword(password)
                        .setSecondFactorCode(code)
                        .setClientName(clientName)
                        .build();
        return link.call(SessionServiceGrpc.getSignInMethod(), request, new Nobody())
                .thenApply(answer -> outcome(server, link, answer));
    }

    /** A person has compared the fingerprint: from now on this server must show it. Completes on the live thread. */
    public CompletableFuture<Void> pin(ServerAddress server, Fingerprint fingerprint) {
        return CompletableFuture.runAsync(() -> pins.pin(server, fingerprint), live);
    }

    private SignInOutcome outcome(
            ServerAddress server, ServerLink link, Answer<SignInResponse> answer) {
        return switch (answer) {
            case Answer.Done<SignInResponse>(SignInResponse response) ->
                    new SignInOutcome.SignedIn(
                            new SignedInServer(link, Session.of(response), live, random));
            case Answer.Failed<SignInResponse>(CallFailure failure) -> {
                link.close();
                yield failed(server, link, failure);
            }
        };
    }

    private static SignInOutcome failed(
            ServerAddress server, ServerLink link, CallFailure failure) {
        ServerIdentity seen = link.trust().lastSeen().orElse(null);
        return switch (seen) {
            case ServerIdentity.FirstContact(Fingerprint shown) ->
                    new SignInOutcome.UnknownServer(server, shown);
            case ServerIdentity.Changed(Fingerprint pinned, Fingerprint shown) ->
                    new SignInOutcome.ChangedServer(server, pinned, shown);
            case null -> new SignInOutcome.Unreachable(server);
            case ServerIdentity.Known known ->
                    failure.reason().isEmpty()
                            ? new SignInOutcome.Unreachable(server)
                            : new SignInOutcome.Refused(failure);
        };
    }

    /** Signing in carries no session. */
    private static final class Nobody extends CallCredentials {
        @Override
        public void applyRequestMetadata(
                RequestInfo call, Executor executor, MetadataApplier applier) {
            applier.apply(new Metadata());
        }
    }
}
