package org.frontdesk.server.appointments;

import org.frontdesk.api.v1.BookSeriesRequest;
import org.frontdesk.api.v1.BookSeriesResponse;
import org.frontdesk.api.v1.MissedTime;
import org.frontdesk.api.v1.SeriesTime;
import org.frontdesk.api.v1.TimeOfDay;
import org.frontdesk.server.access.Caller;
import org.frontdesk.server.appointments.BookSeries.Missed;
import org.frontdesk.server.appointments.BookSeries.Occurrence;
import org.frontdesk.server.patients.PatientId;
import org.frontdesk.server.requests.Intention;
import org.frontdesk.server.requests.RequestId;
import org.frontdesk.server.requests.Settled;
import org.frontdesk.server.rpc.Fields;
import org.frontdesk.server.rpc.Reason;
import org.frontdesk.server.rpc.Refusals;
import org.frontdesk.server.schedule.ClinicDays;
import org.frontdesk.server.schedule.NearestFreeSlots;
import org.frontdesk.server.schedule.SlotId;
import org.frontdesk.server.schedule.SlotQueries;
import org.frontdesk.server.schedule.TimeSlot;
import org.frontdesk.server.schedule.TimeSlotMessages;
import org.frontdesk.server.types.AppointmentType;
import org.frontdesk.server.types.AppointmentTypeId;
import org.frontdesk.server.types.AppointmentTypeQueries;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The call that books a series: decodes, finds the slots, has it decided, and says what is free near what was missed. */
public final class SeriesBooking {

    private static final int LONGEST_REASON = 500;
    private static final int MOST_WEEKS_BETWEEN = 12;

    /** A year of weeks: as much as is planned ahead, and as many bookings as share one transaction well. */
    private static final int MOST_TIMES = 52;

    private final AppointmentCommands commands;
    private final SeriesQueries queries;
    private final SlotQueries slots;
    private final NearestFreeSlots nearestFree;
    private final AppointmentTypeQueries types;
    private final AppointmentMessages messages;
    private final ClinicDays days;

    public SeriesBooking(
            AppointmentCommands commands,
            SeriesQueries queries,
            SlotQueries slots,
            NearestFreeSlots nearestFree,
            AppointmentTypeQueries types,
            AppointmentMessages messages,
            ClinicDays days) {
        this.commands = commands;
        this.queries = queries;
        this.slots = slots;
        this.nearestFree = nearestFree;
        this.types = types;
        this.messages = messages;
        this.days = days;
    }

    BookSeriesResponse book(BookSeriesRequest request) {
        Caller caller = Caller.current();
        var fields = new Fields();
        RequestId requestId =
                request.getDryRun() && request.getRequestId().isEmpty()
                        ? new RequestId(new UUID(0, 0)) // remembered nowhere
                        : fields.id("request_id", request.getRequestId(), RequestId::new);
        SlotId slot = fields.id("slot_id", request.getSlotId(), SlotId::new);
        PatientId patient = fields.id("patient_id", request.getPatientId(), PatientId::new);
        String reason = fields.optionalText("reason", request.getReason(), LONGEST_REASON);
        var type =
                fields.optionalId(
                        "appointment_type_id",
                        request.getAppointmentTypeId(),
                        AppointmentTypeId::new);
        int everyWeeks =
                fields.number("every_weeks", request.getEveryWeeks(), 1, MOST_WEEKS_BETWEEN, 1);
        int count = fields.number("count", request.getCount(), 2, MOST_TIMES, 0);
        Optional<LocalDate> last =
                request.getLastDate().isEmpty()
                        ? Optional.empty()
                        : Optional.ofNullable(fields.date("last_date", request.getLastDate()));
        if ((request.getCount() == 0) == request.getLastDate().isEmpty()) {
            fields.violation("count", "is required, or last_date, and not both");
        }
        fields.check();
        TimeSlot first =
                slots.get(slot).orElseThrow(() -> Refusals.statusOf(new Refused.SlotUnknown(slot)));
        WeeklyTimes times = times(fields, first, everyWeeks, count, last);
        fields.check();
        var command =
                new BookSeries(
                        Intention.of(requestId, caller.userId(), request),
                        caller,
                        first.doctor(),
                        patient,
                        reason,
                        type,
                        everyWeeks,
                        occurrences(first, times),
                        request.getDryRun());
        return switch (commands.settle(command)) {
            case Settled.Reused<BookSeries.Outcome> reused -> throw Refusals.statusOf(reused);
            case Settled.As<BookSeries.Outcome>(
                            BookSeries.Booked(var series, var booked, var missed)) ->
                    BookSeriesResponse.newBuilder()
                            .setSeriesId(series.map(SeriesId::toString).orElse(""))
                            .addAllAppointments(messages.encode(booked))
                            .addAllMissedTimes(missed(first, type, missed, caller))
                            .build();
            case Settled.As<BookSeries.Outcome>(BookSeries.Looked(var free, var missed)) ->
                    BookSeriesResponse.newBuilder()
                            .addAllFreeTimes(free.stream().map(SeriesBooking::encode).toList())
                            .addAllMissedTimes(missed(first, type, missed, caller))
                            .build();
            case Settled.As<BookSeries.Outcome>(Refused refused) ->
                    throw Refusals.statusOf(refused);
        };
    }

    private WeeklyTimes times(
            Fields fields, TimeSlot first, int everyWeeks, int count, Optional<LocalDate> last) {
        LocalDateTime start = LocalDateTime.ofInstant(first.time().start(), days.zone());
        WeeklyTimes times =
                last.map(day -> WeeklyTimes.until(start, everyWeeks, day))
                        .orElseGet(() -> new WeeklyTimes(start, everyWeeks, count));
        if (times.count() == 0) {
            fields.violation("last_date", "is before the slot");
        }
        if (times.count() > MOST_TIMES) {
            fields.violation("last_date", "makes more than " + MOST_TIMES + " appointments");
        }
        return times;
    }

    private List<Occurrence> occurrences(TimeSlot first, WeeklyTimes times) {
        List<LocalDateTime> later = times.times().subList(1, times.count());
        Map<Instant, SlotId> there =
                queries.slotsAt(
                        first.doctor(),
                        later.stream()
                                .flatMap(one -> WeeklyTimes.instants(one, days.zone()).stream())
                                .toList());
        List<Occurrence> occurrences = new ArrayList<>();
        occurrences.add(new Occurrence(times.first(), Optional.of(first.id())));
        for (LocalDateTime time : later) {
            occurrences.add(
                    new Occurrence(
                            time,
                            WeeklyTimes.instants(time, days.zone()).stream()
                                    .filter(there::containsKey)
                                    .map(there::get)
                                    .findFirst()));
        }
        return occurrences;
    }

    private List<MissedTime> missed(
            TimeSlot first, Optional<AppointmentTypeId> type, List<Missed> missed, Caller caller) {
        Duration needed =
                missed.isEmpty()
                        ? Duration.ZERO
                        : type.flatMap(types::get)
                                .map(AppointmentType::length)
                                .orElse(Duration.ZERO);
        return missed.stream()
                .map(
                        one ->
                                MissedTime.newBuilder()
                                        .setTime(encode(one.occurrence()))
                                        .setReason(one.reason().name())
                                        .setSentence(one.sentence())
                                        .putAllMetadata(one.metadata())
                                        .addAllAlternatives(
                                                TimeSlotMessages.encode(
                                                        near(first, one, needed), caller.role()))
                                        .build())
                .toList();
    }

    private List<TimeSlot> near(TimeSlot first, Missed missed, Duration needed) {
        if (missed.reason() == Reason.SLOT_IN_PAST) {
            return List.of();
        }
        Instant time = missed.occurrence().time().atZone(days.zone()).toInstant();
        return nearestFree.near(first.doctor(), time, needed);
    }

    private static SeriesTime encode(Occurrence occurrence) {
        return SeriesTime.newBuilder()
                .setDate(occurrence.time().toLocalDate().toString())
                .setTime(
                        TimeOfDay.newBuilder()
                                .setHours(occurrence.time().getHour())
                                .setMinutes(occurrence.time().getMinute()))
                .setSlotId(occurrence.slot().map(SlotId::toString).orElse(""))
                .build();
    }
}
