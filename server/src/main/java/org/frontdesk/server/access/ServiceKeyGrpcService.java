package org.frontdesk.server.access;

import com.google.protobuf.util.Timestamps;

import io.grpc.stub.StreamObserver;

import org.frontdesk.api.v1.CreateServiceKeyRequest;
import org.frontdesk.api.v1.CreateServiceKeyResponse;
import org.frontdesk.api.v1.ListServiceKeysRequest;
import org.frontdesk.api.v1.ListServiceKeysResponse;
import org.frontdesk.api.v1.RevokeServiceKeyRequest;
import org.frontdesk.api.v1.RevokeServiceKeyResponse;
import org.frontdesk.api.v1.ServiceKeyServiceGrpc.ServiceKeyServiceImplBase;
import org.frontdesk.server.requests.Intention;
import org.frontdesk.server.requests.RequestId;
import org.frontdesk.server.requests.Settled;
import org.frontdesk.server.rpc.Fields;
import org.frontdesk.server.rpc.PageToken;
import org.frontdesk.server.rpc.Paging;
import org.frontdesk.server.rpc.Refusals;
import org.frontdesk.server.rpc.Unary;
import org.frontdesk.server.rpc.WireTime;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;

/** The contract's ServiceKeyService. */
public final class ServiceKeyGrpcService extends ServiceKeyServiceImplBase {

    private static final int LONGEST_NAME = 64;

    /** Two years: a key that nobody had to renew is one that nobody remembers. */
    private static final Duration LONGEST_LIFE = Duration.ofDays(731);

    private final ServiceKeys keys;
    private final Clock clock;

    public ServiceKeyGrpcService(ServiceKeys keys, Clock clock) {
        this.keys = keys;
        this.clock = clock;
    }

    @Override
    public void createServiceKey(
            CreateServiceKeyRequest request, StreamObserver<CreateServiceKeyResponse> observer) {
        Unary.answer(observer, () -> create(request));
    }

    @Override
    public void listServiceKeys(
            ListServiceKeysRequest request, StreamObserver<ListServiceKeysResponse> observer) {
        Unary.answer(observer, () -> list(request));
    }

    @Override
    public void revokeServiceKey(
            RevokeServiceKeyRequest request, StreamObserver<RevokeServiceKeyResponse> observer) {
        Unary.answer(observer, () -> revoke(request));
    }

    private CreateServiceKeyResponse create(CreateServiceKeyRequest request) {
        var fields = new Fields();
        RequestId requestId = fields.id("request_id", request.getRequestId(), RequestId::new);
        String name = fields.text("name", request.getName(), LONGEST_NAME);
        SortedSet<String> permissions = permissions(fields, request.getPermissionsList());
        Instant expiresAt = expiry(fields, request);
        fields.check();
        var intention = Intention.of(requestId, Caller.current().userId(), request);
        SessionToken secret = SessionToken.randomServiceKey();
        FirstAnswer<ServiceKeys.Outcome> answer =
                keys.create(intention, name, permissions, expiresAt, secret);
        return CreateServiceKeyResponse.newBuilder()
                .setKey(encode(done(answer.settled())))
                .setSecret(answer.isFirst() ? secret.value() : "")
                .build();
    }

    private ListServiceKeysResponse list(ListServiceKeysRequest request) {
        var fields = new Fields();
        int size = Paging.size(fields, request.getPageSize());
        var unpaged = ListServiceKeysRequest.getDefaultInstance();
        Optional<ServiceKeys.Position> after =
                PageToken.decode(fields, request.getPageToken(), unpaged, 2)
                        .map(PageToken::lastKey)
                        .map(
                                key ->
                                        new ServiceKeys.Position(
                                                Instant.parse(key.get(0)),
                                                UUID.fromString(key.get(1))));
        fields.check();
        var page =
                Paging.page(
                        keys.list(after, size + 1),
                        size,
                        unpaged,
                        last -> List.of(last.createdAt().toString(), last.id().toString()));
        return ListServiceKeysResponse.newBuilder()
                .addAllKeys(page.rows().stream().map(ServiceKeyGrpcService::encode).toList())
                .setNextPageToken(page.nextPageToken())
                .build();
    }

    private RevokeServiceKeyResponse revoke(RevokeServiceKeyRequest request) {
        var fields = new Fields();
        RequestId requestId = fields.id("request_id", request.getRequestId(), RequestId::new);
        UUID key = fields.id("key_id", request.getKeyId(), id -> id);
        fields.check();
        var intention = Intention.of(requestId, Caller.current().userId(), request);
        return RevokeServiceKeyResponse.newBuilder()
                .setKey(encode(done(keys.revoke(intention, key))))
                .build();
    }

    private static SortedSet<String> permissions(Fields fields, List<String> wanted) {
        if (wanted.isEmpty()) {
            fields.violation("permissions", "is required");
        }
        SortedSet<String> known = ServicePermissions.names();
        for (int i = 0; i < wanted.size(); i++) {
            if (!known.contains(wanted.get(i))) {
                fields.violation("permissions[" + i + "]", "is not a permission");
            }
        }
        return new TreeSet<>(wanted);
    }

    private Instant expiry(Fields fields, CreateServiceKeyRequest request) {
        if (!request.hasExpiresAt()) {
            fields.violation("expires_at", "is required");
            return null;
        }
        if (!Timestamps.isValid(request.getExpiresAt())) {
            fields.violation("expires_at", "is not a valid timestamp");
            return null;
        }
        Instant expiresAt = Instant.ofEpochSecond(request.getExpiresAt().getSeconds());
        if (!expiresAt.isAfter(clock.instant())) {
            fields.violation("expires_at", "is not in the future");
        } else if (expiresAt.isAfter(clock.instant().plus(LONGEST_LIFE))) {
            fields.violation("expires_at", "is more than 731 days from now");
        }
        return expiresAt;
    }

    private static ServiceKey done(Settled<ServiceKeys.Outcome> settled) {
        return switch (settled) {
            case Settled.Reused<ServiceKeys.Outcome> reused -> throw Refusals.statusOf(reused);
            case Settled.As<ServiceKeys.Outcome>(ServiceKeys.Done(ServiceKey key)) -> key;
            case Settled.As<ServiceKeys.Outcome>(ServiceKeys.KeyUnknown unknown) ->
                    throw Refusals.statusOf(unknown);
        };
    }

    private static org.frontdesk.api.v1.ServiceKey encode(ServiceKey key) {
        var message =
                org.frontdesk.api.v1.ServiceKey.newBuilder()
                        .setKeyId(key.id().toString())
                        .setUserId(key.user().toString())
                        .setName(key.name())
                        .addAllPermissions(key.permissions())
                        .setCreatedAt(WireTime.timestamp(key.createdAt()))
                        .setExpiresAt(WireTime.timestamp(key.expiresAt()));
        key.lastUsedAt().ifPresent(used -> message.setLastUsedAt(WireTime.timestamp(used)));
        key.revokedAt().ifPresent(at -> message.setRevokedAt(WireTime.timestamp(at)));
        return message.build();
    }
}
