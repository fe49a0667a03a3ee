package org.frontdesk.server.rpc;

import static org.frontdesk.server.database.schema.Tables.DOCTORS;
import static org.frontdesk.server.database.schema.Tables.PATIENTS;

import io.grpc.BindableService;
import io.grpc.ClientInterceptor;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.netty.GrpcSslContexts;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.MetadataUtils;

import org.frontdesk.api.v1.Clinic;
import org.frontdesk.server.ServerConfig;
import org.frontdesk.server.access.Account;
import org.frontdesk.server.access.ChangePassword;
import org.frontdesk.server.access.ConfirmSecondFactor;
import org.frontdesk.server.access.EnrollSecondFactor;
import org.frontdesk.server.access.OwnerPasswords;
import org.frontdesk.server.access.PasswordHashes;
import org.frontdesk.server.access.RemoveSecondFactor;
import org.frontdesk.server.access.Role;
import org.frontdesk.server.access.SecondFactorCalls;
import org.frontdesk.server.access.SessionGrpcService;
import org.frontdesk.server.access.SessionToken;
import org.frontdesk.server.access.Sessions;
import org.frontdesk.server.access.SignIn;
import org.frontdesk.server.access.SignInLimits;
import org.frontdesk.server.access.SignInTrail;
import org.frontdesk.server.access.UserAccounts;
import org.frontdesk.server.access.WrongProofs;
import org.frontdesk.server.audit.ReadLog;
import org.frontdesk.server.database.Transactions;
import org.frontdesk.server.doctors.DoctorId;
import org.frontdesk.server.patients.PatientId;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/**
 * The real server with TLS on a free port, with its sessions and the services a test gives it.
 *
 * <pre>{@code
 * try (TestServer server = TestServer.start(database.transactions(), new DoctorGrpcService(...))) {
 *     var stub = DoctorServiceGrpc.newBlockingStub(server.channel())
 *             .withInterceptors(server.signIn(Role.RECEPTIONIST));
 * }
 * }</pre>
 */
public final class TestServer implements AutoCloseable {

    private static final Duration SESSION_IDLE = Duration.ofMinutes(30);

    private final Transactions transactions;
    private final ServerConfig config;
    private final Sessions sessions;
    private final UserAccounts accounts;
    private final PasswordHashes hashes = new PasswordHashes();
    private final ReadLog reads;
    private final ServerTls tls;
    private final GrpcServer server;
    private final ManagedChannel channel;

    private TestServer(Transactions transactions, Duration idle, List<BindableService> services)
            throws IOException {
        this.transactions = transactions;
        this.config = config(Files.createTempDirectory("frontdesk-server"), idle);
        this.sessions = new Sessions(transactions, () -> idle, config.sessionLifetime());
        this.accounts = new UserAccounts(transactions);
        this.tls = ServerTls.load(config, Clock.systemUTC());
        this.reads = new ReadLog(transactions);
        var limits = new SignInLimits();
        var trail = new SignInTrail(transactions);
        var wrongProofs = new WrongProofs(limits, trail);
        var passwords = new OwnerPasswords(accounts, hashes);
        var clock = Clock.systemUTC();
        List<BindableService> all = new ArrayList<>(services);
        all.add(
                new SessionGrpcService(
                        new SignIn(accounts, hashes, limits, sessions, trail, clock),
                        new ChangePassword(transactions, accounts, hashes, wrongProofs, sessions),
                        wrongProofs,
                        new SecondFactorCalls(
                                new EnrollSecondFactor(transactions, passwords, wrongProofs),
                                new ConfirmSecondFactor(transactions, wrongProofs, sessions, clock),
                                new RemoveSecondFactor(
                                        transactions, passwords, wrongProofs, sessions, clock),
                                wrongProofs,
                                config::clinicName),
                        sessions,
                        () ->
                                Clinic.newBuilder()
                                        .setName(config.clinicName())
                                        .setTimeZone(config.clinicZone().getId())
                                        .build()));
        this.server = new GrpcServer(config, tls, sessions, reads, all).start();
        this.sessions.start();
        this.channel = newChannel();
    }

    public static TestServer start(Transactions transactions, BindableService... services) {
        return start(transactions, SESSION_IDLE, services);
    }

    /**
     * @param idle after which sessions end
     */
    public static TestServer start(
            Transactions transactions, Duration idle, BindableService... services) {
        try {
            return new TestServer(transactions, idle, List.of(services));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Settings for a test: loopback, a free port, Madrid's time. */
    public static ServerConfig config(Path dataDirectory, Duration idle) {
        return new ServerConfig(
                "127.0.0.1",
                0,
                dataDirectory,
                Optional.empty(),
                Optional.empty(),
                "Clinic",
                ZoneId.of("Europe/Madrid"),
                Duration.ofMinutes(5),
                idle,
                Duration.ofHours(12),
                true,
                false);
    }

    /** A channel that trusts the server's certificate and nothing else. */
    public ManagedChannel channel() {
        return channel;
    }

    /** Another channel like {@link #channel()}; the test shuts it down. */
    public ManagedChannel newChannel() {
        try {
            return NettyChannelBuilder.forAddress("127.0.0.1", server.port())
                    .sslContext(
                            GrpcSslContexts.forClient()
                                    .trustManager(tls.certificateFile().toFile())
                                    .build())
                    .build();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Signs a new account in; a doctor's or patient's one with a new doctor or patient. */
    public ClientInterceptor signIn(Role role) {
        return signIn(account(role));
    }

    public ClientInterceptor signInDoctor(DoctorId doctor) {
        return signIn(account(Role.DOCTOR, Optional.of(doctor), Optional.empty()));
    }

    public ClientInterceptor signInPatient(PatientId patient) {
        return signIn(account(Role.PATIENT, Optional.empty(), Optional.of(patient)));
    }

    /** Opens a session for an account; use it as {@code stub.withInterceptors(...)}. */
    public ClientInterceptor signIn(Account account) {
        SessionToken token = SessionToken.random();
        sessions.open(token, account, "test", InetAddress.getLoopbackAddress());
        return bearer(token.value());
    }

    /** Sends this token with every call. */
    public static ClientInterceptor bearer(String token) {
        Metadata headers = new Metadata();
        headers.put(SessionInterceptor.AUTHORIZATION, "Bearer " + token);
        return MetadataUtils.newAttachHeadersInterceptor(headers);
    }

    /** A new account that nobody can sign in to by password. */
    public Account account(Role role) {
        return account(
                role,
                role == Role.DOCTOR ? Optional.of(newDoctor()) : Optional.empty(),
                role == Role.PATIENT ? Optional.of(newPatient()) : Optional.empty());
    }

    /** A new account that can sign in by password. */
    public Account account(String username, String password, Role role) {
        return created(
                accounts.create(
                        username,
                        username,
                        role,
                        hashes.hash(password.toCharArray()),
                        Optional.empty(),
                        Optional.empty()));
    }

    public GrpcServer server() {
        return server;
    }

    public Sessions sessions() {
        return sessions;
    }

    public UserAccounts accounts() {
        return accounts;
    }

    @Override
    public void close() {
        channel.shutdownNow();
        server.close();
        reads.close();
        sessions.close();
        try {
            channel.awaitTermination(5, TimeUnit.SECONDS);
            try (var files = Files.walk(config.dataDirectory())) {
                for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Account account(Role role, Optional<DoctorId> doctor, Optional<PatientId> patient) {
        String name = role.name().toLowerCase(java.util.Locale.ROOT) + "-" + UUID.randomUUID();
        return created(accounts.create(name, name, role, "none", doctor, patient));
    }

    private static Account created(UserAccounts.Creation creation) {
        return ((UserAccounts.Creation.Created) creation).account();
    }

    private DoctorId newDoctor() {
        UUID id = UUID.randomUUID();
        transactions.serializable(
                Duration.ofSeconds(5),
                db ->
                        db.insertInto(DOCTORS)
                                .set(DOCTORS.ID, id)
                                .set(DOCTORS.GIVEN_NAME, "Given")
                                .set(DOCTORS.FAMILY_NAME, "Family")
                                .set(DOCTORS.DISPLAY_NAME, "Dr. Family")
                                .set(DOCTORS.SPECIALIZATION, "Cardiology")
                                .set(DOCTORS.EMAIL, id + "@clinic.example")
                                .set(DOCTORS.LICENCE_NUMBER, id.toString())
                                .execute());
        return new DoctorId(id);
    }

    private PatientId newPatient() {
        UUID id = UUID.randomUUID();
        transactions.serializable(
                Duration.ofSeconds(5),
                db ->
                        db.insertInto(PATIENTS)
                                .set(PATIENTS.ID, id)
                                .set(PATIENTS.GIVEN_NAME, "Given")
                                .set(PATIENTS.FAMILY_NAME, "Family")
                                .set(PATIENTS.BIRTH_DATE, LocalDate.of(1980, 12, 31))
                                .execute());
        return new PatientId(id);
    }
}
