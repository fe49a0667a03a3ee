package org.frontdesk.server.schedule;

import org.frontdesk.api.v1.FindFirstFreeRequest;
import org.frontdesk.api.v1.FindFirstFreeResponse;
import org.frontdesk.api.v1.FreeTime;
import org.frontdesk.api.v1.ListAvailableSlotsRequest;
import org.frontdesk.api.v1.ListAvailableSlotsResponse;
import org.frontdesk.server.access.Caller;
import org.frontdesk.server.doctors.DoctorId;
import org.frontdesk.server.rpc.Fields;
import org.frontdesk.server.rpc.PageToken;
import org.frontdesk.server.rpc.Paging;
import org.frontdesk.server.rpc.Refusals;
import org.frontdesk.server.types.AppointmentType;
import org.frontdesk.server.types.AppointmentTypeId;
import org.frontdesk.server.types.AppointmentTypeQueries;
import org.frontdesk.server.types.AppointmentTypeUnknown;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** The calls of the contract's ScheduleService that look for free time: decodes, calls, encodes. */
final class SlotSearches {

    private static final int MOST_DAYS_SEARCHED = 366;
    private static final int MOST_FREE_TIMES = 50;
    private static final int LONGEST_NEED_MINUTES = 480;
    private static final int MOST_DOCTORS = 500;
    private static final int MOST_DAYS_LISTED = 92;
    private static final int LONGEST_SPECIALIZATION = 100;

    private final SlotQueries slots;
    private final FirstFreeTimes firstFree;
    private final AppointmentTypeQueries types;
    private final ClinicDays days;
    private final Clock clock;

    SlotSearches(SlotQueries slots, AppointmentTypeQueries types, ClinicDays days, Clock clock) {
        this.slots = slots;
        this.firstFree = new FirstFreeTimes(slots);
        this.types = types;
        this.days = days;
        this.clock = clock;
    }

    FindFirstFreeResponse findFirst(FindFirstFreeRequest request) {
        var fields = new Fields();
        List<DoctorId> doctors =
                fields.ids("doctor_ids", request.getDoctorIdsList(), MOST_DOCTORS, DoctorId::new);
        Optional<String> specialization = specialization(fields, request.getSpecialization());
        if (request.getDoctorIdsCount() == 0 && request.getSpecialization().isBlank()) {
            fields.violation("doctor_ids", "is required, or specialization");
        }
        LocalDate from =
                request.getFromDate().isEmpty()
                        ? LocalDate.ofInstant(clock.instant(), days.zone())
                        : fields.date("from_date", request.getFromDate());
        int daysSearched =
                fields.number("days", request.getDays(), 1, MOST_DAYS_SEARCHED, MOST_DAYS_LISTED);
        DayFilter filter =
                DayFilterFields.read(
                        fields,
                        request.getWeekdaysList(),
                        request.getDayPart(),
                        request.hasHours(),
                        request.getHours());
        int most = fields.number("max_results", request.getMaxResults(), 1, MOST_FREE_TIMES, 5);
        var wanted = wanted(fields, request.getMinutes(), request.getAppointmentTypeId());
        fields.check();
        var dates = new Fields.DateRange(from, from.plusDays(daysSearched - 1L));
        var found =
                firstFree.find(
                        new SlotQueries.Filter(
                                doctors,
                                specialization,
                                filter.windows(dates, days.zone()),
                                true,
                                needed(wanted)),
                        most);
        return FindFirstFreeResponse.newBuilder()
                .addAllFreeTimes(
                        found.stream()
                                .map(
                                        one ->
                                                FreeTime.newBuilder()
                                                        .addAllSlots(encode(one.slots()))
                                                        .build())
                                .toList())
                .build();
    }

    ListAvailableSlotsResponse listAvailable(ListAvailableSlotsRequest request) {
        var fields = new Fields();
        List<DoctorId> doctors =
                fields.ids("doctor_ids", request.getDoctorIdsList(), MOST_DOCTORS, DoctorId::new);
        Optional<String> specialization = specialization(fields, request.getSpecialization());
        DayFilter times =
                DayFilterFields.read(
                        fields,
                        request.getWeekdaysList(),
                        request.getDayPart(),
                        request.hasHours(),
                        request.getHours());
        var dates = fields.dates(request.getFirstDate(), request.getLastDate(), MOST_DAYS_LISTED);
        var wanted = wanted(fields, request.getMinutes(), request.getAppointmentTypeId());
        int pageSize = Paging.size(fields, request.getPageSize());
        var mark = request.toBuilder().clearPageSize().clearPageToken().build();
        var after = PageToken.decode(fields, request.getPageToken(), mark, 2);
        fields.check();
        var filter =
                new SlotQueries.Filter(
                        doctors,
                        specialization,
                        times.windows(dates.orElseThrow(), days.zone()),
                        true,
                        needed(wanted));
        var found = slots.list(filter, after.map(ScheduleGrpcService::position), pageSize + 1);
        var page = Paging.page(found, pageSize, mark, ScheduleGrpcService::key);
        return ListAvailableSlotsResponse.newBuilder()
                .addAllSlots(encode(page.rows()))
                .setNextPageToken(page.nextPageToken())
                .build();
    }

    /** How long a time is looked for: in minutes, or as long as appointments of a type take. */
    private record Wanted(int minutes, Optional<AppointmentTypeId> type) {}

    private static Wanted wanted(Fields fields, int minutes, String type) {
        if (minutes != 0 && !type.isEmpty()) {
            fields.violation("minutes", "is not together with appointment_type_id");
        }
        return new Wanted(
                fields.number("minutes", minutes, 1, LONGEST_NEED_MINUTES, 0),
                fields.optionalId("appointment_type_id", type, AppointmentTypeId::new));
    }

    /** Zero: one slot, however long. */
    private Duration needed(Wanted wanted) {
        if (wanted.type().isEmpty()) {
            return Duration.ofMinutes(wanted.minutes());
        }
        AppointmentTypeId type = wanted.type().get();
        return types.get(type)
                .map(AppointmentType::length)
                .orElseThrow(() -> Refusals.statusOf(new AppointmentTypeUnknown(type)));
    }

    private static Optional<String> specialization(Fields fields, String specialization) {
        String text = fields.optionalText("specialization", specialization, LONGEST_SPECIALIZATION);
        return Optional.of(text).filter(one -> !one.isEmpty());
    }

    private static List<org.frontdesk.api.v1.TimeSlot> encode(List<TimeSlot> slots) {
        return TimeSlotMessages.encode(slots, Caller.current().role());
    }
}
