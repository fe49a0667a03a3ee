package org.frontdesk.server.appointments;

import static org.awaitility.Awaitility.await;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Message;

import io.grpc.MethodDescriptor;
import io.grpc.ServiceDescriptor;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.ProtoMethodDescriptorSupplier;
import io.grpc.stub.ClientCalls;

import org.frontdesk.api.v1.Appointment;
import org.frontdesk.api.v1.AppointmentServiceGrpc;
import org.frontdesk.api.v1.AppointmentTrailEntry;
import org.frontdesk.api.v1.BlockTimeSlotsRequest;
import org.frontdesk.api.v1.BookAppointmentRequest;
import org.frontdesk.api.v1.BookWalkInRequest;
import org.frontdesk.api.v1.CancelAppointmentRequest;
import org.frontdesk.api.v1.CancellationCode;
import org.frontdesk.api.v1.CheckInAppointmentRequest;
import org.frontdesk.api.v1.CompleteAppointmentRequest;
import org.frontdesk.api.v1.ConfirmAppointmentRequest;
import org.frontdesk.api.v1.GetAppointmentTrailRequest;
import org.frontdesk.api.v1.HoldPlaceRequest;
import org.frontdesk.api.v1.HoldPlaceResponse;
import org.frontdesk.api.v1.HoldServiceGrpc;
import org.frontdesk.api.v1.ListAppointmentsRequest;
import org.frontdesk.api.v1.ListTimeSlotsRequest;
import org.frontdesk.api.v1.MarkNoShowRequest;
import org.frontdesk.api.v1.OverbookAppointmentRequest;
import org.frontdesk.api.v1.ReleaseHoldRequest;
import org.frontdesk.api.v1.ReopenTimeSlotsRequest;
import org.frontdesk.api.v1.RescheduleAppointmentRequest;
import org.frontdesk.api.v1.ScheduleServiceGrpc;
import org.frontdesk.api.v1.SlotSelection;
import org.frontdesk.api.v1.StartAppointmentRequest;
import org.frontdesk.api.v1.SwapAppointmentsRequest;
import org.frontdesk.api.v1.TimeSlot;
import org.frontdesk.api.v1.UndoLastStepRequest;
import org.frontdesk.api.v1.UpdateTimeSlotCapacityRequest;
import org.frontdesk.server.Answered;
import org.frontdesk.server.RunningClinic;
import org.frontdesk.server.appointments.Books.AppointmentSeen;
import org.frontdesk.server.appointments.Books.SlotSeen;
import org.frontdesk.server.appointments.Deed.Call;
import org.frontdesk.server.appointments.ModelClinic.Step;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The same slots and patients in the real server; does each {@link Deed} there, for as many callers at once as like to. */
final class DrivenClinic {

    /**
     * What a caller was told.
     *
     * @param reason of the refusal, or {@code OK}
     * @param response null when refused
     */
    record Answer(String reason, Message response) {

        boolean isOk() {
            return response != null;
        }

        /** The appointments in it. */
        List<Appointment> appointments() {
            return Stream.ofNullable(response)
                    .flatMap(message -> message.getAllFields().values().stream())
                    .flatMap(
                            value ->
                                    value instanceof List<?> many
                                            ? many.stream()
                                            : Stream.of(value))
                    .filter(Appointment.class::isInstance)
                    .map(Appointment.class::cast)
                    .toList();
        }
    }

    /** All of it as it was read, in the order of the numbers. */
    record Reading(List<TimeSlot> slots, List<Appointment> appointments) {}

    private static final int MOST = 500;

    /** Every method that changes something, by the type of its request. */
    private static final Map<Descriptor, MethodDescriptor<Message, Message>> METHODS =
            Stream.of(
                            AppointmentServiceGrpc.getServiceDescriptor(),
                            HoldServiceGrpc.getServiceDescriptor(),
                            ScheduleServiceGrpc.getServiceDescriptor())
                    .map(ServiceDescriptor::getMethods)
                    .flatMap(methods -> methods.stream())
                    .collect(Collectors.toMap(DrivenClinic::inputOf, DrivenClinic::untyped));

    private final RunningClinic clinic;
    private final Instant opened = Instant.now().truncatedTo(ChronoUnit.MINUTES);
    private final List<UUID> doctors;
    private final List<UUID> patients;
    private final List<UUID> slots;
    private final List<String> appointments = new CopyOnWriteArrayList<>();
    private final List<String> holds = new CopyOnWriteArrayList<>();
    private final Map<String, String> slotsOfHolds = new ConcurrentHashMap<>();

    DrivenClinic(
            RunningClinic clinic,
            List<UUID> doctors,
            List<UUID> patients,
            List<ModelBooks.Slot> slots) {
        this.clinic = clinic;
        this.doctors = doctors;
        this.patients = patients;
        this.slots =
                slots.stream()
                        .map(
                                slot ->
                                        clinic.slot(
                                                doctors.get(slot.doctor),
                                                minutesFromNow(slot.start),
                                                minutesFromNow(slot.end),
                                                slot.capacity))
                        .toList();
    }

    private Instant minutesFromNow(int minutes) {
        return opened.plus(Duration.ofMinutes(minutes));
    }

    // --- calls

    /** The call as it is sent. */
    Message request(Call call, UUID requestId) {
        Message request = withoutId(call);
        var id = request.getDescriptorForType().findFieldByName("request_id");
        return request.toBuilder().setField(id, requestId.toString()).build();
    }

    private Message withoutId(Call call) {
        return switch (call) {
            case Deed.Book(Who who, int slot, int patient) -> booking(slot, patient).build();
            case Deed.BookHeld held -> bookingHeld(held);
            case Deed.WalkIn(Who who, int slot, int patient) ->
                    BookWalkInRequest.newBuilder()
                            .setSlotId(slot(slot))
                            .setPatientId(patients.get(patient).toString())
                            .build();
            case Deed.Overbook(Who who, int slot, int patient) ->
                    OverbookAppointmentRequest.newBuilder()
                            .setSlotId(slot(slot))
                            .setPatientId(patients.get(patient).toString())
                            .setOverbookingReason("an emergency")
                            .build();
            case Deed.HoldAPlace(Who who, int slot) ->
                    HoldPlaceRequest.newBuilder().setSlotId(slot(slot)).build();
            case Deed.Release(Who who, int hold) ->
                    ReleaseHoldRequest.newBuilder().setHoldId(hold(hold)).build();
            case Deed.Take(Who who, Step step, int appointment) ->
                    step(step, appointment(appointment));
            case Deed.Undo(Who who, int appointment) ->
                    UndoLastStepRequest.newBuilder()
                            .setAppointmentId(appointment(appointment))
                            .build();
            case Deed.Reschedule(Who who, int appointment, int slot) ->
                    RescheduleAppointmentRequest.newBuilder()
                            .setAppointmentId(appointment(appointment))
                            .setSlotId(slot(slot))
                            .build();
            case Deed.Swap(Who who, int one, int other) ->
                    SwapAppointmentsRequest.newBuilder()
                            .setAppointmentId(appointment(one))
                            .setOtherAppointmentId(appointment(other))
                            .build();
            case Deed.Block(Who who, int slot) ->
                    BlockTimeSlotsRequest.newBuilder()
                            .setSelection(selection(slot))
                            .setReason("training")
                            .build();
            case Deed.Reopen(Who who, int slot) ->
                    ReopenTimeSlotsRequest.newBuilder()
                            .setSelection(selection(slot))
                            .setReason("training is over")
                            .build();
            case Deed.Resize resize ->
                    UpdateTimeSlotCapacityRequest.newBuilder()
                            .setSlotId(slot(resize.slot()))
                            .setEtag(etag(resize))
                            .setCapacity(resize.capacity())
                            .build();
        };
    }

    private static Message step(Step step, String id) {
        return switch (step) {
            case CONFIRM -> ConfirmAppointmentRequest.newBuilder().setAppointmentId(id).build();
            case CANCEL ->
                    CancelAppointmentRequest.newBuilder()
                            .setAppointmentId(id)
                            .setCode(CancellationCode.CANCELLATION_CODE_PATIENT_ILL)
                            .build();
            case CHECK_IN -> CheckInAppointmentRequest.newBuilder().setAppointmentId(id).build();
            case START -> StartAppointmentRequest.newBuilder().setAppointmentId(id).build();
            case COMPLETE -> CompleteAppointmentRequest.newBuilder().setAppointmentId(id).build();
            case NO_SHOW -> MarkNoShowRequest.newBuilder().setAppointmentId(id).build();
        };
    }

    private BookAppointmentRequest.Builder booking(int slot, int patient) {
        return BookAppointmentRequest.newBuilder()
                .setSlotId(slot(slot))
                .setPatientId(patients.get(patient).toString());
    }

    private Message bookingHeld(Deed.BookHeld held) {
        String hold = hold(held.hold());
        int slot = held.hold() < holds.size() ? slotOfHold(hold) : 0;
        return booking(slot + (held.elsewhere() ? 1 : 0), held.patient()).setHoldId(hold).build();
    }

    /** Also of a hold that has ended. */
    private int slotOfHold(String hold) {
        return slots.indexOf(UUID.fromString(slotsOfHolds.get(hold)));
    }

    private SlotSelection selection(int slot) {
        return SlotSelection.newBuilder().addSlotIds(slot(slot)).build();
    }

    private String etag(Deed.Resize resize) {
        String version =
                clinic.database.query(
                        "select version from time_slots where id = '%s'"
                                .formatted(slot(resize.slot())));
        long present = version == null ? 1 : Long.parseLong(version);
        return Long.toString(resize.stale() ? present + 1 : present);
    }

    private String slot(int number) {
        return number < slots.size() ? slots.get(number).toString() : nothing(number);
    }

    private String appointment(int newest) {
        return ModelBooks.newest(newest, appointments).orElseGet(() -> nothing(newest));
    }

    private String hold(int newest) {
        return ModelBooks.newest(newest, holds).orElseGet(() -> nothing(newest));
    }

    private static String nothing(int number) {
        return new UUID(0, number).toString();
    }

    Answer send(Who who, Message request) {
        var stub = clinic.appointments(who.username());
        try {
            Message response =
                    ClientCalls.blockingUnaryCall(
                            stub.getChannel(),
                            METHODS.get(request.getDescriptorForType()),
                            stub.getCallOptions(),
                            request);
            var answer = new Answer(ModelClinic.OK, response);
            learn(answer);
            return answer;
        } catch (StatusRuntimeException refused) {
            return new Answer(Answered.of(refused).reason(), null);
        }
    }

    private synchronized void learn(Answer answer) {
        answer.appointments().forEach(one -> addIfNew(appointments, one.getAppointmentId()));
        if (answer.response() instanceof HoldPlaceResponse held) {
            slotsOfHolds.put(held.getHold().getHoldId(), held.getHold().getSlotId());
            addIfNew(holds, held.getHold().getHoldId());
        }
    }

    private static void addIfNew(List<String> known, String id) {
        if (!known.contains(id)) {
            known.add(id);
        }
    }

    private static Descriptor inputOf(MethodDescriptor<?, ?> method) {
        return ((ProtoMethodDescriptorSupplier) method.getSchemaDescriptor())
                .getMethodDescriptor()
                .getInputType();
    }

    @SuppressWarnings("unchecked")
    private static MethodDescriptor<Message, Message> untyped(MethodDescriptor<?, ?> method) {
        return (MethodDescriptor<Message, Message>) method;
    }

    // --- what time does, by SQL: nobody waits for it

    void runsOut(int newest) {
        String id = appointment(newest);
        clinic.database.execute(
                "update appointments set expires_at = now() where status = 'PENDING' and id = '%s'"
                        .formatted(id));
        awaitNone("appointments where status = 'PENDING' and expires_at <= now()");
    }

    void holdRunsOut(int newest) {
        clinic.database.execute(
                """
                update time_slots set holds = (
                    select json_agg(
                        case when one ->> 'id' = '%1$s' then (one::jsonb || jsonb_build_object('expiresAt', now()))::json else one end)
                    from json_array_elements(holds) one)
                where id = (select slot_id from holds where id = '%1$s');
                update holds set held_at = now() - interval '1 hour', expires_at = now() where id = '%1$s'
                """
                        .formatted(hold(newest)));
        awaitNone("holds where expires_at <= now()");
    }

    private void awaitNone(String from) {
        await().pollInterval(Duration.ofMillis(10))
                .pollDelay(Duration.ZERO)
                .atMost(Duration.ofSeconds(5))
                .until(() -> clinic.database.count("select count(*) from " + from) == 0);
    }

    void begins(Deed.Begins deed) {
        clinic.database.execute(
                "update time_slots set starts_at = '%1$s', ends_at = timestamptz '%1$s' + (ends_at - starts_at) where id = '%2$s'"
                        .formatted(minutesFromNow(-deed.minutesAgo()), slot(deed.slot())));
    }

    void dayPasses(int newest) {
        clinic.database.execute(
                "update appointments set stepped_at = now() - interval '25 hours' where stepped_at is not null and id = '%s'"
                        .formatted(appointment(newest)));
    }

    // --- what there is

    Reading read(Who who) {
        var first = opened.atZone(clinic.zone()).toLocalDate();
        var listed =
                clinic.schedule(Who.DESK.username())
                        .listTimeSlots(
                                ListTimeSlotsRequest.newBuilder()
                                        .addAllDoctorIds(
                                                doctors.stream().map(UUID::toString).toList())
                                        .setFirstDate(first.toString())
                                        .setLastDate(first.plusDays(4).toString())
                                        .setPageSize(MOST)
                                        .build())
                        .getSlotsList();
        var booked =
                clinic.appointments(who.username())
                        .listAppointments(
                                ListAppointmentsRequest.newBuilder()
                                        .setFirstDate(first.toString())
                                        .setLastDate(first.plusDays(4).toString())
                                        .setPageSize(MOST)
                                        .build())
                        .getAppointmentsList();
        return new Reading(
                inOrder(listed, slot -> slots.indexOf(UUID.fromString(slot.getSlotId()))),
                inOrder(booked, one -> appointments.indexOf(one.getAppointmentId())));
    }

    private static <T> List<T> inOrder(List<T> listed, Function<T, Integer> number) {
        return listed.stream().sorted(Comparator.comparing(number)).toList();
    }

    /** What was read, told by numbers. */
    Books books(Reading reading) {
        return new Books(
                reading.slots().stream().map(this::seen).toList(),
                reading.appointments().stream().map(this::seen).toList());
    }

    /** The numbers of the appointments that were read. */
    List<Integer> numbers(Reading reading) {
        return reading.appointments().stream()
                .map(one -> appointments.indexOf(one.getAppointmentId()))
                .toList();
    }

    private SlotSeen seen(TimeSlot slot) {
        return new SlotSeen(
                slots.indexOf(UUID.fromString(slot.getSlotId())),
                slot.getCapacity(),
                slot.getBooked(),
                slot.getOverbookedPlaces(),
                slot.getStatus().name().replace("SLOT_STATUS_", ""),
                slot.getStartTime().getSeconds() <= opened.getEpochSecond(),
                slot.getHoldsList().stream()
                        .sorted(Comparator.comparing(hold -> holds.indexOf(hold.getHoldId())))
                        .map(
                                hold ->
                                        holds.indexOf(hold.getHoldId())
                                                + " of "
                                                + who(hold.getHeldByName()))
                        .toList());
    }

    private AppointmentSeen seen(Appointment one) {
        return new AppointmentSeen(
                appointments.indexOf(one.getAppointmentId()),
                slots.indexOf(UUID.fromString(one.getSlotId())),
                patients.indexOf(UUID.fromString(one.getPatient().getPatientId())),
                one.getStatus().name().replace("APPOINTMENT_STATUS_", ""),
                who(one.getBookedByName()),
                one.hasExpiresAt(),
                one.hasStatusTime(),
                one.getCancellationCode() != CancellationCode.CANCELLATION_CODE_UNSPECIFIED,
                one.getWalkIn());
    }

    private static Who who(String displayName) {
        return Stream.of(Who.values())
                .filter(who -> displayName.equals("Desk of " + who.username()))
                .findFirst()
                .orElseThrow();
    }

    List<AppointmentTrailEntry> trail(String appointment) {
        return clinic.appointments(Who.DESK.username())
                .getAppointmentTrail(
                        GetAppointmentTrailRequest.newBuilder()
                                .setAppointmentId(appointment)
                                .setPageSize(MOST)
                                .build())
                .getEntriesList();
    }

    /** Puts the slots and what is in them out of the way of those that come after, to days of their own. */
    void putAway(int days) {
        clinic.database.execute(
                "update time_slots set starts_at = starts_at + interval '%1$d days', ends_at = ends_at + interval '%1$d days' where id in (%2$s)"
                        .formatted(
                                days,
                                slots.stream()
                                        .map("'%s'"::formatted)
                                        .collect(Collectors.joining(", "))));
    }
}
