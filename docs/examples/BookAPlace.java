import com.google.protobuf.Any;
import com.google.rpc.ErrorInfo;

import io.grpc.CallCredentials;
import io.grpc.Grpc;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.TlsChannelCredentials;
import io.grpc.protobuf.StatusProto;

import org.frontdesk.api.v1.*;

import java.io.File;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * A whole client in one file: trusts the server's certificate, signs in, finds the first free place, watches it, books it for a
 * patient, confirms, and sees its own change arrive. Needs the stubs ({@code frontdesk-proto}), {@code grpc-netty},
 * {@code grpc-stub} and {@code grpc-protobuf}.
 *
 * <pre>java -cp ... BookAPlace.java localhost:8443 data/demo/tls/server.crt svc001 frontdesk-demo</pre>
 */
public class BookAPlace {

    private static final Metadata.Key<String> AUTHORIZATION =
            Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER);

    public static void main(String[] args) throws Exception {
        String address = args[0];
        var trust = TlsChannelCredentials.newBuilder().trustManager(new File(args[1])).build();
        var channel =
                Grpc.newChannelBuilder(address, trust)
                        .keepAliveTime(
                                20,
                                TimeUnit.SECONDS) // a dead connection is noticed while streams are
                        // open
                        .build();
        try {
            var session =
                    SessionServiceGrpc.newBlockingStub(channel)
                            .withDeadlineAfter(15, TimeUnit.SECONDS)
                            .signIn(
                                    SignInRequest.newBuilder()
                                            .setUsername(args[2])
                                            .setPassword(args[3])
                                            .setClientName("BookAPlace")
                                            .build());
            var token = bearer(session.getSessionToken());
            var schedule = ScheduleServiceGrpc.newBlockingStub(channel).withCallCredentials(token);
            var patients = PatientServiceGrpc.newBlockingStub(channel).withCallCredentials(token);
            var appointments =
                    AppointmentServiceGrpc.newBlockingStub(channel).withCallCredentials(token);
            var doctors = DoctorServiceGrpc.newBlockingStub(channel).withCallCredentials(token);

            ZoneId zone =
                    ZoneId.of(
                            session.getClinic()
                                    .getTimeZone()); // days are meant in the clinic's zone
            LocalDate tomorrow = LocalDate.now(zone).plusDays(1);

            // 1. Find: a doctor's first free place, and a patient.
            var doctor = doctors.listDoctors(ListDoctorsRequest.getDefaultInstance()).getDoctors(0);
            TimeSlot slot =
                    answered(
                            () ->
                                    schedule.withDeadlineAfter(5, TimeUnit.SECONDS)
                                            .findFirstFree(
                                                    FindFirstFreeRequest.newBuilder()
                                                            .addDoctorIds(doctor.getDoctorId())
                                                            .setFromDate(tomorrow.toString())
                                                            .build())
                                            .getFreeTimes(0)
                                            .getSlots(0));
            var registering = // the id is made once, before the first attempt
                    RegisterPatientRequest.newBuilder()
                            .setRequestId(UUID.randomUUID().toString())
                            .setGivenName("Java")
                            .setFamilyName(
                                    "Program " + ThreadLocalRandom.current().nextInt(1_000_000))
                            .setBirthDate("1975-06-15")
                            .build();
            Patient patient =
                    answered(
                            () ->
                                    patients.withDeadlineAfter(5, TimeUnit.SECONDS)
                                            .registerPatient(registering)
                                            .getPatient());

            // 2. Watch that place: what is there, then every change.
            var seenTaken = new CountDownLatch(1);
            var caughtUp = new CountDownLatch(1);
            String day =
                    java.time.Instant.ofEpochSecond(slot.getStartTime().getSeconds())
                            .atZone(zone)
                            .toLocalDate()
                            .toString();
            Thread.ofVirtual()
                    .start(
                            () -> {
                                try {
                                    schedule.watchSlots(
                                                    WatchSlotsRequest.newBuilder()
                                                            .addDoctorIds(slot.getDoctorId())
                                                            .setFirstDate(day)
                                                            .setLastDate(day)
                                                            .build())
                                            .forEachRemaining(
                                                    event -> {
                                                        if (event.hasCaughtUp()) {
                                                            caughtUp.countDown();
                                                        }
                                                        for (TimeSlot seen :
                                                                event.getSlots().getSlotsList()) {
                                                            if (seen.getSlotId()
                                                                            .equals(
                                                                                    slot
                                                                                            .getSlotId())
                                                                    && seen.getVersion()
                                                                            > slot.getVersion()) {
                                                                seenTaken.countDown();
                                                            }
                                                        }
                                                    });
                                } catch (StatusRuntimeException ended) {
                                    // A client that goes on opens it again with the last
                                    // resume_token.
                                }
                            });
            await(caughtUp, "the stream to catch up");

            // 3. Book, then confirm.
            var booking =
                    BookAppointmentRequest.newBuilder()
                            .setRequestId(UUID.randomUUID().toString())
                            .setSlotId(slot.getSlotId())
                            .setPatientId(patient.getPatientId())
                            .build();
            Appointment booked =
                    answered(
                            () ->
                                    appointments
                                            .withDeadlineAfter(5, TimeUnit.SECONDS)
                                            .bookAppointment(booking)
                                            .getAppointment());
            var confirming =
                    ConfirmAppointmentRequest.newBuilder()
                            .setRequestId(UUID.randomUUID().toString())
                            .setAppointmentId(booked.getAppointmentId())
                            .build();
            Appointment confirmed =
                    answered(
                            () ->
                                    appointments
                                            .withDeadlineAfter(5, TimeUnit.SECONDS)
                                            .confirmAppointment(confirming)
                                            .getAppointment());
            await(seenTaken, "the booking to be seen");
            System.out.println("booked, " + confirmed.getStatus() + ", and seen on the stream");
        } catch (StatusRuntimeException refused) {
            System.err.println(
                    refused.getStatus().getCode()
                            + " / "
                            + reason(refused)
                            + ": "
                            + StatusProto.fromThrowable(refused).getMessage());
            System.exit(1);
        } finally {
            channel.shutdownNow();
        }
    }

    /** Sends the same request until there is an answer: whatever its outcome, it happens once. */
    private static <T> T answered(Supplier<T> call) throws InterruptedException {
        long waitMillis = 200;
        for (int attempt = 1; ; attempt++) {
            try {
                return call.get();
            } catch (StatusRuntimeException failed) {
                Status.Code code = failed.getStatus().getCode();
                boolean isUnanswered =
                        code == Status.Code.UNAVAILABLE
                                || code == Status.Code.DEADLINE_EXCEEDED
                                || code == Status.Code.RESOURCE_EXHAUSTED;
                if (!isUnanswered || attempt == 8) {
                    throw failed;
                }
                Thread.sleep(ThreadLocalRandom.current().nextLong(waitMillis / 2, waitMillis + 1));
                waitMillis = Math.min(2 * waitMillis, 10_000);
            }
        }
    }

    /** The reason for programs; empty for an answer of gRPC itself. */
    private static String reason(StatusRuntimeException refused) throws Exception {
        for (Any detail : StatusProto.fromThrowable(refused).getDetailsList()) {
            if (detail.is(ErrorInfo.class)) {
                return detail.unpack(ErrorInfo.class).getReason();
            }
        }
        return "";
    }

    private static void await(CountDownLatch latch, String what) throws InterruptedException {
        if (!latch.await(30, TimeUnit.SECONDS)) {
            throw new IllegalStateException("waited in vain for " + what);
        }
    }

    private static CallCredentials bearer(String token) {
        return new CallCredentials() {
            @Override
            public void applyRequestMetadata(
                    RequestInfo call, Executor executor, MetadataApplier applier) {
                var headers = new Metadata();
                headers.put(AUTHORIZATION, "Bearer " + token);
                applier.apply(headers);
            }
        };
    }
}
