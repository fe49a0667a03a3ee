package org.frontdesk.server.doctordays;

import com.google.protobuf.Timestamp;

import org.frontdesk.api.v1.DayMove;
import org.frontdesk.api.v1.MoveDoctorDayRequest;
import org.frontdesk.api.v1.MoveDoctorDayResponse;
import org.frontdesk.api.v1.PreviewMoveDoctorDayRequest;
import org.frontdesk.api.v1.PreviewMoveDoctorDayResponse;
import org.frontdesk.api.v1.ProposedMove;
import org.frontdesk.api.v1.UnplacedAppointment;
import org.frontdesk.api.v1.UnplacedReason;
import org.frontdesk.server.access.Caller;
import org.frontdesk.server.appointments.AppointmentCommands;
import org.frontdesk.server.appointments.AppointmentId;
import org.frontdesk.server.appointments.AppointmentMessages;
import org.frontdesk.server.appointments.BookingRefusals;
import org.frontdesk.server.appointments.MoveAppointments.Move;
import org.frontdesk.server.appointments.MoveDoctorDay;
import org.frontdesk.server.appointments.Refused;
import org.frontdesk.server.doctors.DoctorId;
import org.frontdesk.server.doctors.DoctorUnknown;
import org.frontdesk.server.requests.Intention;
import org.frontdesk.server.requests.RequestId;
import org.frontdesk.server.requests.Settled;
import org.frontdesk.server.rpc.Fields;
import org.frontdesk.server.rpc.Refusals;
import org.frontdesk.server.schedule.ClinicDays;
import org.frontdesk.server.schedule.SlotId;
import org.frontdesk.server.schedule.TimeRange;
import org.frontdesk.server.schedule.TimeSlotMessages;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The calls that preview and move a day: decodes, has it decided, encodes. */
final class DayMoveCalls {

    private static final int MOST_OTHER_DOCTORS = 50;

    /** A doctor who is away longer than a month is not moved day by day. */
    private static final int MOST_DAYS_LATER = 31;

    private static final int LONGEST_REASON = 200;

    private final DayMovePreview preview;
    private final AppointmentCommands commands;
    private final AppointmentMessages messages;
    private final BookingRefusals refusals;
    private final ClinicDays days;

    DayMoveCalls(
            DayMovePreview preview,
            AppointmentCommands commands,
            AppointmentMessages messages,
            BookingRefusals refusals,
            ClinicDays days) {
        this.preview = preview;
        this.commands = commands;
        this.messages = messages;
        this.refusals = refusals;
        this.days = days;
    }

    PreviewMoveDoctorDayResponse preview(PreviewMoveDoctorDayRequest request) {
        var fields = new Fields();
        DoctorId doctor = fields.id("doctor_id", request.getDoctorId(), DoctorId::new);
        LocalDate date = fields.date("date", request.getDate());
        var part = part(fields, date, request.hasFromTime(), request.getFromTime());
        List<AppointmentId> only =
                fields.ids(
                        "appointment_ids",
                        request.getAppointmentIdsList(),
                        DayMovePreview.MOST_APPOINTMENTS,
                        AppointmentId::new);
        List<DoctorId> to =
                fields.ids(
                        "to_doctor_ids",
                        request.getToDoctorIdsList(),
                        MOST_OTHER_DOCTORS,
                        DoctorId::new);
        LocalDate last =
                request.getLastDate().isEmpty()
                        ? date
                        : fields.date("last_date", request.getLastDate());
        if (date != null && last != null) {
            if (last.isBefore(date)) {
                fields.violation("last_date", "is before date");
            } else if (date.plusDays(MOST_DAYS_LATER).isBefore(last)) {
                fields.violation(
                        "last_date", "is more than " + MOST_DAYS_LATER + " days after date");
            }
        }
        fields.check();
        var asked =
                new DayMovePreview.Asked(
                        doctor,
                        days.range(new Fields.DateRange(date, date)),
                        part.orElseThrow(),
                        only,
                        to,
                        days.range(new Fields.DateRange(date, last)));
        return switch (preview.of(asked)) {
            case DayMovePreview.NoSuchDoctor(var unknown) ->
                    throw Refusals.statusOf(new DoctorUnknown(unknown));
            case DayMovePreview.Preview found -> encode(found);
        };
    }

    MoveDoctorDayResponse move(MoveDoctorDayRequest request) {
        Caller caller = Caller.current();
        var fields = new Fields();
        RequestId requestId = fields.id("request_id", request.getRequestId(), RequestId::new);
        DoctorId doctor = fields.id("doctor_id", request.getDoctorId(), DoctorId::new);
        LocalDate date = fields.date("date", request.getDate());
        var part = part(fields, date, request.hasFromTime(), request.getFromTime());
        List<Move> moves = moves(fields, request.getMovesList());
        String blockReason =
                fields.optionalText("block_reason", request.getBlockReason(), LONGEST_REASON);
        fields.check();
        var settled =
                commands.settle(
                        new MoveDoctorDay(
                                Intention.of(requestId, caller.userId(), request),
                                caller,
                                doctor,
                                part.orElseThrow(),
                                moves,
                                Optional.of(blockReason).filter(text -> !text.isEmpty())));
        return switch (settled) {
            case Settled.Reused<MoveDoctorDay.Outcome> reused -> throw Refusals.statusOf(reused);
            case Settled.As<MoveDoctorDay.Outcome>(
                            MoveDoctorDay.DayMoved(var moved, int blocked, int stillBusy)) ->
                    MoveDoctorDayResponse.newBuilder()
                            .addAllAppointments(messages.encode(moved))
                            .setBlockedCount(blocked)
                            .setBusySlotCount(stillBusy)
                            .build();
            case Settled.As<MoveDoctorDay.Outcome>(Refused refused) ->
                    throw refusals.of(refused, caller);
        };
    }

    /** The day, or what is left of it from a time on; empty when its fields have violations. */
    private Optional<TimeRange> part(
            Fields fields, LocalDate date, boolean hasFrom, Timestamp fromTime) {
        if (date == null) {
            return Optional.empty();
        }
        TimeRange day = days.range(new Fields.DateRange(date, date));
        if (!hasFrom) {
            return Optional.of(day);
        }
        Instant from = fields.minute("from_time", true, fromTime);
        if (from != null && !day.includes(from)) {
            fields.violation("from_time", "is not on that day");
            return Optional.empty();
        }
        return Optional.ofNullable(from).map(start -> new TimeRange(start, day.end()));
    }

    private static List<Move> moves(Fields fields, List<DayMove> moves) {
        if (moves.isEmpty()) {
            fields.violation("moves", "is required");
        }
        if (moves.size() > DayMovePreview.MOST_APPOINTMENTS) {
            fields.violation(
                    "moves", "has more than " + DayMovePreview.MOST_APPOINTMENTS + " entries");
            return List.of();
        }
        List<Move> read = new ArrayList<>(moves.size());
        Set<AppointmentId> seen = new HashSet<>();
        for (int i = 0; i < moves.size(); i++) {
            DayMove move = moves.get(i);
            String field = "moves[" + i + "].";
            AppointmentId id =
                    fields.id(
                            field + "appointment_id", move.getAppointmentId(), AppointmentId::new);
            SlotId from = fields.id(field + "from_slot_id", move.getFromSlotId(), SlotId::new);
            SlotId to = fields.id(field + "to_slot_id", move.getToSlotId(), SlotId::new);
            if (id != null && !seen.add(id)) {
                fields.violation(field + "appointment_id", "is there twice");
            }
            read.add(new Move(id, Optional.ofNullable(from), to));
        }
        return read;
    }

    private PreviewMoveDoctorDayResponse encode(DayMovePreview.Preview preview) {
        var response = PreviewMoveDoctorDayResponse.newBuilder().setLeftOutCount(preview.leftOut());
        var moved =
                messages.encode(
                        preview.moves().stream().map(one -> one.whom().appointment()).toList());
        for (int i = 0; i < moved.size(); i++) {
            var move = preview.moves().get(i);
            response.addMoves(
                    ProposedMove.newBuilder()
                            .setAppointment(moved.get(i))
                            .setPhone(move.whom().phone())
                            .setToSlot(TimeSlotMessages.encode(move.to(), Caller.current().role()))
                            .setToDoctorName(move.doctorName()));
        }
        var left =
                messages.encode(
                        preview.unplaced().stream().map(one -> one.whom().appointment()).toList());
        for (int i = 0; i < left.size(); i++) {
            var unplaced = preview.unplaced().get(i);
            response.addUnplaced(
                    UnplacedAppointment.newBuilder()
                            .setAppointment(left.get(i))
                            .setPhone(unplaced.whom().phone())
                            .setReason(reason(unplaced.why())));
        }
        return response.build();
    }

    private static UnplacedReason reason(DayMovePreview.Why why) {
        return switch (why) {
            case NO_PLACE -> UnplacedReason.UNPLACED_REASON_NO_PLACE;
            case TOO_LONG -> UnplacedReason.UNPLACED_REASON_TOO_LONG;
            case PATIENT_BUSY -> UnplacedReason.UNPLACED_REASON_PATIENT_BUSY;
            case PATIENT_TWICE -> UnplacedReason.UNPLACED_REASON_PATIENT_TWICE;
        };
    }
}
