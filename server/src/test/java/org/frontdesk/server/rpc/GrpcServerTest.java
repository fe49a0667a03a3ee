package org.frontdesk.server.rpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.frontdesk.server.rpc.Answers.info;
import static org.frontdesk.server.rpc.Answers.reason;
import static org.frontdesk.server.rpc.Answers.refusal;

import io.grpc.CallOptions;
import io.grpc.ClientInterceptors;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.health.v1.HealthCheckRequest;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.health.v1.HealthGrpc;
import io.grpc.reflection.v1.ServerReflectionGrpc;
import io.grpc.reflection.v1.ServerReflectionRequest;
import io.grpc.reflection.v1.ServerReflectionResponse;
import io.grpc.stub.ClientCallStreamObserver;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.MetadataUtils;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;

import org.frontdesk.api.v1.BulkCreateTimeSlotsRequest;
import org.frontdesk.api.v1.DoctorServiceGrpc;
import org.frontdesk.api.v1.GetDoctorRequest;
import org.frontdesk.api.v1.GetDoctorResponse;
import org.frontdesk.api.v1.ListDoctorsRequest;
import org.frontdesk.api.v1.ListDoctorsResponse;
import org.frontdesk.api.v1.ScheduleServiceGrpc;
import org.frontdesk.api.v1.SessionServiceGrpc;
import org.frontdesk.api.v1.SignOutRequest;
import org.frontdesk.api.v1.StreamHeartbeat;
import org.frontdesk.api.v1.WatchSlotsRequest;
import org.frontdesk.api.v1.WatchSlotsResponse;
import org.frontdesk.server.access.Account;
import org.frontdesk.server.access.Caller;
import org.frontdesk.server.access.Role;
import org.frontdesk.server.database.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** What every call meets between the network and the service, with services that do as the test says. */
class GrpcServerTest {
    /** Longer than anything takes on a busy machine; waiting ends as soon as it is true. */
    private static final int PATIENCE_SECONDS = 30;

    private static TestDatabase database;

    private final TalkativeStreams streams = new TalkativeStreams();
    private volatile Supplier<GetDoctorResponse> getDoctor = GetDoctorResponse::getDefaultInstance;
    private TestServer server;

    @BeforeAll
    static void openDatabase() {
        database = TestDatabase.fresh();
    }

    @AfterAll
    static void closeDatabase() {
        database.close();
    }

    @BeforeEach
    void start() {
        server = TestServer.start(database.transactions(), new Doctors(), streams);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aCallWithoutASessionIsRefused() {
        StatusRuntimeException refusal =
                refusal(() -> doctors().getDoctor(GetDoctorRequest.getDefaultInstance()));

        assertThat(refusal.getStatus().getCode()).isEqualTo(Status.Code.UNAUTHENTICATED);
        assertThat(reason(refusal)).contains(Reason.SESSION_REQUIRED);
    }

    @Test
    void aTokenThatNeverWasIsRefused() {
        for (String token : Set.of("x", "", "A".repeat(43), "ü")) {
            StatusRuntimeException refusal =
                    refusal(
                            () ->
                                    doctors()
                                            .withInterceptors(TestServer.bearer(token))
                                            .getDoctor(GetDoctorRequest.getDefaultInstance()));
            assertThat(reason(refusal)).contains(Reason.SESSION_REQUIRED);
        }
    }

    @Test
    void aRoleThatMayNotIsRefusedAndOneThatMayIsServed() {
        StatusRuntimeException refusal =
                refusal(
                        () ->
                                ScheduleServiceGrpc.newBlockingStub(server.channel())
                                        .withInterceptors(server.signIn(Role.RECEPTIONIST))
                                        .bulkCreateTimeSlots(
                                                BulkCreateTimeSlotsRequest.getDefaultInstance()));

        assertThat(refusal.getStatus().getCode()).isEqualTo(Status.Code.PERMISSION_DENIED);
        assertThat(reason(refusal)).contains(Reason.ROLE_NOT_ALLOWED);
        for (Role role : Role.values()) {
            doctors()
                    .withInterceptors(server.signIn(role))
                    .getDoctor(GetDoctorRequest.getDefaultInstance());
        }
    }

    @Test
    void theServiceKnowsItsCallerInAThreadOfItsOwn() {
        Account account = server.account(Role.ADMIN);
        CompletableFuture<Caller> caller = new CompletableFuture<>();
        CompletableFuture<Boolean> virtual = new CompletableFuture<>();
        getDoctor =
                () -> {
                    caller.complete(Caller.current());
                    virtual.complete(Thread.currentThread().isVirtual());
                    return GetDoctorResponse.getDefaultInstance();
                };

        doctors()
                .withInterceptors(server.signIn(account))
                .getDoctor(GetDoctorRequest.getDefaultInstance());

        assertThat(caller).isCompletedWithValue(account.caller());
        assertThat(virtual).isCompletedWithValue(true);
    }

    @Test
    void aSurpriseIsAnsweredWithAnIdAndNothingElse() {
        getDoctor =
                () -> {
                    throw new IllegalStateException("the patient's name");
                };

        StatusRuntimeException refusal = refusal(this::getDoctorAsAdmin);

        assertThat(refusal.getStatus().getCode()).isEqualTo(Status.Code.INTERNAL);
        assertThat(reason(refusal)).contains(Reason.INTERNAL_ERROR);
        assertThat(info(refusal).orElseThrow().getMetadataMap()).containsOnlyKeys("error_id");
        assertThat(refusal.getMessage())
                .contains(info(refusal).orElseThrow().getMetadataOrThrow("error_id"))
                .doesNotContain("patient");
    }

    @Test
    void aSurpriseHandedToTheObserverIsASurpriseToo() {
        StatusRuntimeException refusal =
                refusal(
                        () ->
                                doctors()
                                        .withInterceptors(server.signIn(Role.ADMIN))
                                        .listDoctors(ListDoctorsRequest.getDefaultInstance()));

        assertThat(reason(refusal)).contains(Reason.INTERNAL_ERROR);
    }

    @Test
    void aRefusalThatAServiceThrowsPassesAsItIs() {
        getDoctor =
                () -> {
                    throw Refusals.status(
                            Reason.DOCTOR_UNKNOWN, "There is no such doctor.", java.util.Map.of());
                };

        assertThat(reason(refusal(this::getDoctorAsAdmin))).contains(Reason.DOCTOR_UNKNOWN);
    }

    @Test
    void aDatabaseErrorIsToldWithoutTheRowItMentions() {
        getDoctor =
                () -> {
                    database.transactions()
                            .serializable(
                                    Duration.ofSeconds(1),
                                    db ->
                                            db.execute(
                                                    "INSERT INTO users VALUES (gen_random_uuid(),"
                                                            + " 'Secret', '', '', 'ADMIN')"));
                    return null;
                };

        StatusRuntimeException refusal = refusal(this::getDoctorAsAdmin);

        assertThat(reason(refusal)).contains(Reason.INTERNAL_ERROR);
        assertThat(refusal.toString() + refusal.getTrailers()).doesNotContain("Secret");
    }

    @Test
    void aLostDatabaseIsUnavailable() {
        getDoctor =
                () -> {
                    throw new org.jooq.exception.DataAccessException(
                            "gone", new java.sql.SQLException("gone", "57P01"));
                };

        StatusRuntimeException refusal = refusal(this::getDoctorAsAdmin);

        assertThat(refusal.getStatus().getCode()).isEqualTo(Status.Code.UNAVAILABLE);
        assertThat(reason(refusal)).contains(Reason.DATABASE_UNAVAILABLE);
    }

    @Test
    void aConflictWithoutEndIsToldAsBusy() {
        getDoctor =
                () -> {
                    throw new org.jooq.exception.DataAccessException(
                            "deadlock", new java.sql.SQLException("deadlock", "40P01"));
                };

        StatusRuntimeException refusal = refusal(this::getDoctorAsAdmin);

        assertThat(refusal.getStatus().getCode()).isEqualTo(Status.Code.RESOURCE_EXHAUSTED);
        assertThat(reason(refusal)).contains(Reason.SERVER_BUSY);
    }

    @Test
    void anOversizedRequestIsRefusedUnread() {
        CompletableFuture<Boolean> reached = new CompletableFuture<>();
        getDoctor =
                () -> {
                    reached.complete(true);
                    return GetDoctorResponse.getDefaultInstance();
                };

        StatusRuntimeException refusal =
                refusal(
                        () ->
                                doctors()
                                        .withInterceptors(server.signIn(Role.ADMIN))
                                        .getDoctor(
                                                GetDoctorRequest.newBuilder()
                                                        .setDoctorId("x".repeat(2_000_000))
                                                        .build()));

        assertThat(refusal.getStatus().getCode()).isEqualTo(Status.Code.RESOURCE_EXHAUSTED);
        assertThat(reached).isNotDone();
        getDoctorAsAdmin(); // the connection goes on
    }

    @Test
    void oversizedMetadataIsRefused() {
        Metadata headers = new Metadata();
        headers.put(
                Metadata.Key.of("x-large", Metadata.ASCII_STRING_MARSHALLER), "x".repeat(20_000));

        StatusRuntimeException refusal =
                refusal(
                        () ->
                                doctors()
                                        .withInterceptors(
                                                MetadataUtils.newAttachHeadersInterceptor(headers))
                                        .getDoctor(GetDoctorRequest.getDefaultInstance()));

        assertThat(refusal.getStatus().getCode()).isEqualTo(Status.Code.INTERNAL);
    }

    @Test
    void bytesThatAreNoMessageAreRefused() {
        MethodDescriptor<GetDoctorRequest, GetDoctorResponse> method =
                DoctorServiceGrpc.getGetDoctorMethod();
        MethodDescriptor<byte[], GetDoctorResponse> bytes =
                method.toBuilder(new Bytes(), method.getResponseMarshaller()).build();

        StatusRuntimeException refusal =
                refusal(
                        () ->
                                ClientCalls.blockingUnaryCall(
                                        ClientInterceptors.intercept(
                                                server.channel(), server.signIn(Role.ADMIN)),
                                        bytes,
                                        CallOptions.DEFAULT,
                                        new byte[] {0x0a, 0x7f}));

        assertThat(refusal.getStatus().getCode()).isEqualTo(Status.Code.UNKNOWN);
        assertThat(reason(refusal)).isEmpty();
    }

    @Test
    void signingOutEndsTheStreamsOfTheSessionAtOnceAndNoOthers() throws Exception {
        var session = server.signIn(Role.RECEPTIONIST);
        Watcher mine = watch(session);
        Watcher other = watch(server.signIn(Role.RECEPTIONIST));

        SessionServiceGrpc.newBlockingStub(server.channel())
                .withInterceptors(session)
                .signOut(SignOutRequest.getDefaultInstance());

        StatusRuntimeException end = mine.end.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        assertThat(end.getStatus().getCode()).isEqualTo(Status.Code.UNAUTHENTICATED);
        assertThat(reason(end)).contains(Reason.SESSION_EXPIRED);
        await().untilAsserted(() -> assertThat(streams.open).hasSize(1));
        assertThat(other.end).isNotDone();
        assertThat(server.server().openStreams()).isEqualTo(1);
    }

    @Test
    void aStreamIsNoUseOfItsSessionAndEndsWithIt() throws Exception {
        try (TestServer impatient =
                TestServer.start(database.transactions(), Duration.ofSeconds(1), streams)) {
            Watcher watcher = new Watcher();
            ScheduleServiceGrpc.newStub(impatient.channel())
                    .withInterceptors(impatient.signIn(Role.RECEPTIONIST))
                    .watchSlots(WatchSlotsRequest.getDefaultInstance(), watcher);

            StatusRuntimeException end = watcher.end.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            assertThat(reason(end)).contains(Reason.SESSION_EXPIRED);
            await().untilAsserted(() -> assertThat(streams.open).isEmpty());
        }
    }

    @Test
    void aDisabledAccountLosesItsStreams() throws Exception {
        Account account = server.account(Role.RECEPTIONIST);
        Watcher watcher = watch(server.signIn(account));

        database.execute(
                "UPDATE users SET disabled = true WHERE id = '%s'".formatted(account.userId()));

        assertThat(reason(watcher.end.get(PATIENCE_SECONDS, TimeUnit.SECONDS)))
                .contains(Reason.SESSION_EXPIRED);
    }

    @Test
    void aStreamThatItsClientLeavesIsForgotten() throws Exception {
        Watcher watcher = watch(server.signIn(Role.RECEPTIONIST));

        watcher.call.cancel("enough", null);

        await().untilAsserted(() -> assertThat(streams.open).isEmpty());
        await().untilAsserted(() -> assertThat(server.server().openStreams()).isZero());
    }

    @Test
    void aStoppingServerTellsItsStreamsAndLetsCallsFinish() throws Exception {
        CountDownLatch reached = new CountDownLatch(1);
        CountDownLatch finish = new CountDownLatch(1);
        getDoctor =
                () -> {
                    reached.countDown();
                    awaitUninterruptibly(finish);
                    return GetDoctorResponse.getDefaultInstance();
                };
        Watcher watcher = watch(server.signIn(Role.RECEPTIONIST));
        var call =
                DoctorServiceGrpc.newFutureStub(server.channel())
                        .withInterceptors(server.signIn(Role.ADMIN))
                        .getDoctor(GetDoctorRequest.getDefaultInstance());
        reached.await();

        Thread closing = Thread.ofVirtual().start(server.server()::close);
        StatusRuntimeException end = watcher.end.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        finish.countDown();

        assertThat(end.getStatus().getCode()).isEqualTo(Status.Code.UNAVAILABLE);
        assertThat(call.get(PATIENCE_SECONDS, TimeUnit.SECONDS)).isNotNull();
        assertThat(closing.join(Duration.ofSeconds(PATIENCE_SECONDS))).isTrue();
    }

    @Test
    void healthIsToldToAnybody() {
        HealthGrpc.HealthBlockingStub health = HealthGrpc.newBlockingStub(server.channel());

        for (String service : Set.of("", "frontdesk.v1.SessionService")) {
            assertThat(
                            health.check(
                                            HealthCheckRequest.newBuilder()
                                                    .setService(service)
                                                    .build())
                                    .getStatus())
                    .isEqualTo(ServingStatus.SERVING);
        }
    }

    @Test
    void reflectionNamesTheServices() throws Exception {
        CompletableFuture<ServerReflectionResponse> answer = new CompletableFuture<>();
        StreamObserver<ServerReflectionRequest> requests =
                ServerReflectionGrpc.newStub(server.channel())
                        .serverReflectionInfo(
                                new StreamObserver<>() {
                                    @Override
                                    public void onNext(ServerReflectionResponse response) {
                                        answer.complete(response);
                                    }

                                    @Override
                                    public void onError(Throwable thrown) {
                                        answer.completeExceptionally(thrown);
                                    }

                                    @Override
                                    public void onCompleted() {}
                                });
        requests.onNext(ServerReflectionRequest.newBuilder().setListServices("").build());

        assertThat(
                        answer.get(PATIENCE_SECONDS, TimeUnit.SECONDS)
                                .getListServicesResponse()
                                .getServiceList())
                .anyMatch(service -> service.getName().equals("frontdesk.v1.SessionService"));
        requests.onCompleted();
    }

    private DoctorServiceGrpc.DoctorServiceBlockingStub doctors() {
        return DoctorServiceGrpc.newBlockingStub(server.channel());
    }

    private void getDoctorAsAdmin() {
        doctors()
                .withInterceptors(server.signIn(Role.ADMIN))
                .getDoctor(GetDoctorRequest.getDefaultInstance());
    }

    private Watcher watch(io.grpc.ClientInterceptor session) throws Exception {
        Watcher watcher = new Watcher();
        ScheduleServiceGrpc.newStub(server.channel())
                .withInterceptors(session)
                .watchSlots(WatchSlotsRequest.getDefaultInstance(), watcher);
        watcher.first.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        return watcher;
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private final class Doctors extends DoctorServiceGrpc.DoctorServiceImplBase {

        @Override
        public void getDoctor(
                GetDoctorRequest request, StreamObserver<GetDoctorResponse> observer) {
            Unary.answer(observer, () -> getDoctor.get());
        }

        @Override
        public void listDoctors(
                ListDoctorsRequest request, StreamObserver<ListDoctorsResponse> observer) {
            observer.onError(new IllegalStateException("the patient's name"));
        }
    }

    /** Sends whatever bytes the test likes. */
    private static final class Bytes implements MethodDescriptor.Marshaller<byte[]> {

        @Override
        public InputStream stream(byte[] value) {
            return new ByteArrayInputStream(value);
        }

        @Override
        public byte[] parse(InputStream stream) {
            throw new UnsupportedOperationException();
        }
    }

    /** Sends heartbeats as fast as the client reads them, until it is told that the stream is over. */
    private static final class TalkativeStreams
            extends ScheduleServiceGrpc.ScheduleServiceImplBase {

        private static final WatchSlotsResponse HEARTBEAT =
                WatchSlotsResponse.newBuilder()
                        .setHeartbeat(StreamHeartbeat.getDefaultInstance())
                        .build();

        private final Set<Object> open = ConcurrentHashMap.newKeySet();

        @Override
        public void watchSlots(
                WatchSlotsRequest request, StreamObserver<WatchSlotsResponse> observer) {
            var stream = (ServerCallStreamObserver<WatchSlotsResponse>) observer;
            open.add(stream);
            stream.setOnCancelHandler(() -> open.remove(stream));
            stream.setOnReadyHandler(
                    () -> {
                        while (stream.isReady()) {
                            stream.onNext(HEARTBEAT);
                        }
                    });
        }
    }

    private static final class Watcher
            implements io.grpc.stub.ClientResponseObserver<WatchSlotsRequest, WatchSlotsResponse> {

        private final CompletableFuture<WatchSlotsResponse> first = new CompletableFuture<>();
        private final CompletableFuture<StatusRuntimeException> end = new CompletableFuture<>();
        private ClientCallStreamObserver<WatchSlotsRequest> call;

        @Override
        public void beforeStart(ClientCallStreamObserver<WatchSlotsRequest> requestStream) {
            call = requestStream;
        }

        @Override
        public void onNext(WatchSlotsResponse response) {
            first.complete(response);
        }

        @Override
        public void onError(Throwable thrown) {
            end.complete((StatusRuntimeException) thrown);
            first.completeExceptionally(thrown);
        }

        @Override
        public void onCompleted() {
            end.completeExceptionally(new AssertionError("completed"));
        }
    }
}
