package org.frontdesk.bench;

import org.frontdesk.api.v1.AppointmentStatus;
import org.frontdesk.api.v1.DayPart;
import org.frontdesk.api.v1.FindFirstFreeRequest;
import org.frontdesk.api.v1.FindPossibleDuplicatesRequest;
import org.frontdesk.api.v1.GetAppointmentTrailRequest;
import org.frontdesk.api.v1.GetDoctorDayCalendarRequest;
import org.frontdesk.api.v1.GetDoctorScheduleRequest;
import org.frontdesk.api.v1.GetPatientHistoryRequest;
import org.frontdesk.api.v1.ListAppointmentsRequest;
import org.frontdesk.api.v1.ListAuditEntriesRequest;
import org.frontdesk.api.v1.ListAvailableSlotsRequest;
import org.frontdesk.api.v1.ListAvailableSlotsResponse;
import org.frontdesk.api.v1.ListCallListRequest;
import org.frontdesk.api.v1.ListClosuresRequest;
import org.frontdesk.api.v1.ListDoctorsRequest;
import org.frontdesk.api.v1.ListHoldsRequest;
import org.frontdesk.api.v1.ListPatientsRequest;
import org.frontdesk.api.v1.ListPatientsResponse;
import org.frontdesk.api.v1.ListRemindersRequest;
import org.frontdesk.api.v1.ListServiceKeysRequest;
import org.frontdesk.api.v1.ListSessionsRequest;
import org.frontdesk.api.v1.ListSpecializationsRequest;
import org.frontdesk.api.v1.ListTimeSlotsRequest;
import org.frontdesk.api.v1.ListUsersRequest;
import org.frontdesk.api.v1.ListWaitlistMatchesRequest;
import org.frontdesk.api.v1.ListWaitlistRequest;
import org.frontdesk.api.v1.ListWeeklyTemplatesRequest;
import org.frontdesk.api.v1.ReminderState;
import org.frontdesk.api.v1.SearchDoctorsRequest;
import org.frontdesk.api.v1.SearchPatientsRequest;
import org.frontdesk.api.v1.WaitlistState;
import org.frontdesk.api.v1.WatchAppointmentsRequest;
import org.frontdesk.api.v1.WatchAppointmentsResponse;
import org.frontdesk.api.v1.WatchSlotsRequest;
import org.frontdesk.api.v1.WatchSlotsResponse;
import org.frontdesk.api.v1.WatchWaitlistProposalsRequest;
import org.frontdesk.api.v1.WatchWaitlistProposalsResponse;
import org.frontdesk.server.rpc.WireTime;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;

/** Every list and search of the contract, in the ways that differ in what the database has to do. One line adds one. */
final class Reads {

    /** A list is walked this far, 500 rows a page, before its pages are measured; the middle of the patients. */
    private static final int FAR = 200;

    private static final int MOST_ROWS = 500;

    private final List<Operation> operations = new ArrayList<>();
    private final Instant now = Instant.now();
    private final LocalDate day;
    private final String today;
    private final String inAMonth;
    private final String inAQuarter;

    private Reads(Api api, Asked asked) {
        day = asked.workday();
        today = day.toString();
        inAMonth = day.plusDays(30).toString();
        inAQuarter = day.plusDays(91).toString();
        patients(api);
        doctors();
        schedule(api);
        appointments();
        waitlist();
        audit();
        rest();
    }

    static List<Operation> all(Api api, Asked asked) {
        return new Reads(api, asked).operations;
    }

    private void patients(Api api) {
        search("a name without its accents", asked -> asked.accented().withoutAccents());
        search("a misspelt name", asked -> asked.patient().misspelt());
        search("the commonest family name", asked -> asked.namesake().familyName());
        search("its first three letters", asked -> asked.namesake().familyName().substring(0, 3));
        search("two letters", asked -> asked.patient().familyName().substring(0, 2));
        search("four digits of a phone number", asked -> asked.patient().lastDigits(4));
        search("a phone number", asked -> asked.patient().phone());
        search("a patient number", asked -> Long.toString(asked.patient().number()));
        search("a birth date", asked -> asked.patient().birthDate());
        add(
                "ListPatients, first page",
                (a, q) -> a.patients().listPatients(ListPatientsRequest.getDefaultInstance()));
        String far =
                Api.farPage(
                        FAR,
                        token ->
                                api.patients()
                                        .listPatients(
                                                ListPatientsRequest.newBuilder()
                                                        .setPageSize(MOST_ROWS)
                                                        .setPageToken(token)
                                                        .build()),
                        ListPatientsResponse::getNextPageToken);
        add(
                "ListPatients, a page in the middle",
                (a, q) ->
                        a.patients()
                                .listPatients(
                                        ListPatientsRequest.newBuilder()
                                                .setPageToken(far)
                                                .build()));
        add(
                "GetPatientHistory",
                (a, q) ->
                        a.patients()
                                .getPatientHistory(
                                        GetPatientHistoryRequest.newBuilder()
                                                .setPatientId(q.patient().id())
                                                .build()));
        add(
                "FindPossibleDuplicates, all that is known",
                (a, q) -> a.patients().findPossibleDuplicates(duplicate(q.patient())));
        add(
                "FindPossibleDuplicates, the commonest family name alone",
                (a, q) ->
                        a.patients()
                                .findPossibleDuplicates(
                                        FindPossibleDuplicatesRequest.newBuilder()
                                                .setGivenName(q.patient().givenName())
                                                .setFamilyName(q.namesake().familyName())
                                                .build()));
    }

    private void doctors() {
        add(
                "ListDoctors",
                (a, q) -> a.doctors().listDoctors(ListDoctorsRequest.getDefaultInstance()));
        add(
                "ListDoctors, of a specialization",
                (a, q) ->
                        a.doctors()
                                .listDoctors(
                                        ListDoctorsRequest.newBuilder()
                                                .setSpecialization(q.specialization())
                                                .build()));
        add(
                "SearchDoctors",
                (a, q) ->
                        a.doctors()
                                .searchDoctors(
                                        SearchDoctorsRequest.newBuilder()
                                                .setQuery(q.patient().familyName())
                                                .build()));
        add(
                "ListSpecializations",
                (a, q) ->
                        a.doctors()
                                .listSpecializations(
                                        ListSpecializationsRequest.getDefaultInstance()));
        add(
                "ListWeeklyTemplates",
                (a, q) ->
                        a.availability()
                                .listWeeklyTemplates(
                                        ListWeeklyTemplatesRequest.getDefaultInstance()));
        add(
                "ListClosures",
                (a, q) -> a.availability().listClosures(ListClosuresRequest.getDefaultInstance()));
        add(
                "ListClosures, of a doctor",
                (a, q) ->
                        a.availability()
                                .listClosures(
                                        ListClosuresRequest.newBuilder()
                                                .addDoctorIds(q.doctor())
                                                .build()));
    }

    private void schedule(Api api) {
        add(
                "ListTimeSlots, a doctor's quarter",
                (a, q) ->
                        a.schedule()
                                .listTimeSlots(
                                        ListTimeSlotsRequest.newBuilder()
                                                .addDoctorIds(q.doctor())
                                                .setFirstDate(today)
                                                .setLastDate(inAQuarter)
                                                .build()));
        add(
                "ListTimeSlots, the clinic's day, 500 rows",
                (a, q) ->
                        a.schedule()
                                .listTimeSlots(
                                        ListTimeSlotsRequest.newBuilder()
                                                .setFirstDate(today)
                                                .setLastDate(today)
                                                .setPageSize(MOST_ROWS)
                                                .build()));
        add(
                "ListAvailableSlots, a month",
                (a, q) -> a.schedule().listAvailableSlots(available().build()));
        add(
                "ListAvailableSlots, a specialization's mornings",
                (a, q) ->
                        a.schedule()
                                .listAvailableSlots(
                                        available()
                                                .setSpecialization(q.specialization())
                                                .setDayPart(DayPart.DAY_PART_MORNING)
                                                .build()));
        add(
                "ListAvailableSlots, a doctor's evenings, of which there are none",
                (a, q) ->
                        a.schedule()
                                .listAvailableSlots(
                                        available()
                                                .addDoctorIds(q.doctor())
                                                .setDayPart(DayPart.DAY_PART_EVENING)
                                                .build()));
        var quarter = available().setLastDate(inAQuarter).build();
        String far =
                Api.farPage(
                        FAR,
                        token ->
                                api.schedule()
                                        .listAvailableSlots(
                                                quarter.toBuilder()
                                                        .setPageSize(MOST_ROWS)
                                                        .setPageToken(token)
                                                        .build()),
                        ListAvailableSlotsResponse::getNextPageToken);
        add(
                "ListAvailableSlots, a quarter's last page",
                (a, q) ->
                        a.schedule()
                                .listAvailableSlots(quarter.toBuilder().setPageToken(far).build()));
        add(
                "FindFirstFree, of a specialization",
                (a, q) -> a.schedule().findFirstFree(firstFree(q).build()));
        add(
                "FindFirstFree, an hour together",
                (a, q) -> a.schedule().findFirstFree(firstFree(q).setMinutes(60).build()));
        add(
                "FindFirstFree, eight hours together, of which there are none",
                (a, q) -> a.schedule().findFirstFree(firstFree(q).setMinutes(480).build()));
        add(
                "WatchSlots, 20 doctors' day until caught up",
                (a, q) ->
                        Api.untilCaughtUp(
                                () ->
                                        a.schedule()
                                                .watchSlots(
                                                        WatchSlotsRequest.newBuilder()
                                                                .addAllDoctorIds(q.deskDoctors())
                                                                .setFirstDate(today)
                                                                .setLastDate(today)
                                                                .build()),
                                WatchSlotsResponse::hasCaughtUp));
    }

    private void appointments() {
        list(
                "of a patient",
                q -> ListAppointmentsRequest.newBuilder().setPatientId(q.patient().id()));
        list(
                "of a doctor, from their first",
                q -> ListAppointmentsRequest.newBuilder().setDoctorId(q.doctor()));
        list(
                "of a doctor's day",
                q ->
                        ListAppointmentsRequest.newBuilder()
                                .setDoctorId(q.deskDoctors().getFirst())
                                .setFirstDate(today)
                                .setLastDate(today));
        list(
                "of the clinic's day",
                q -> ListAppointmentsRequest.newBuilder().setFirstDate(today).setLastDate(today));
        list(
                "of the clinic's year",
                q ->
                        ListAppointmentsRequest.newBuilder()
                                .setFirstDate(day.minusDays(300).toString())
                                .setLastDate(day.plusDays(65).toString()));
        list(
                "of the clinic's last month, no-shows",
                q ->
                        ListAppointmentsRequest.newBuilder()
                                .setFirstDate(day.minusDays(30).toString())
                                .setLastDate(today)
                                .addStatuses(AppointmentStatus.APPOINTMENT_STATUS_NO_SHOW));
        list(
                "of the clinic's year, pending",
                q ->
                        ListAppointmentsRequest.newBuilder()
                                .setFirstDate(day.minusDays(300).toString())
                                .setLastDate(day.plusDays(65).toString())
                                .addStatuses(AppointmentStatus.APPOINTMENT_STATUS_PENDING));
        list(
                "of the clinic's year, checked in, of which there are none",
                q ->
                        ListAppointmentsRequest.newBuilder()
                                .setFirstDate(day.minusDays(300).toString())
                                .setLastDate(day.plusDays(65).toString())
                                .addStatuses(AppointmentStatus.APPOINTMENT_STATUS_CHECKED_IN));
        add(
                "GetAppointmentTrail",
                (a, q) ->
                        a.appointments()
                                .getAppointmentTrail(
                                        GetAppointmentTrailRequest.newBuilder()
                                                .setAppointmentId(q.appointment())
                                                .build()));
        add(
                "WatchAppointments, 20 doctors' day until caught up",
                (a, q) ->
                        Api.untilCaughtUp(
                                () ->
                                        a.appointments()
                                                .watchAppointments(
                                                        WatchAppointmentsRequest.newBuilder()
                                                                .addAllDoctorIds(q.deskDoctors())
                                                                .setFirstDate(today)
                                                                .setLastDate(today)
                                                                .build()),
                                WatchAppointmentsResponse::hasCaughtUp));
        add(
                "GetDoctorSchedule, a month",
                (a, q) ->
                        a.doctorDays()
                                .getDoctorSchedule(
                                        GetDoctorScheduleRequest.newBuilder()
                                                .setDoctorId(q.doctor())
                                                .setFirstDate(today)
                                                .setLastDate(inAMonth)
                                                .build()));
        add(
                "ListCallList",
                (a, q) -> a.doctorDays().listCallList(ListCallListRequest.getDefaultInstance()));
        add(
                "GetDoctorDayCalendar",
                (a, q) ->
                        a.calendars()
                                .getDoctorDayCalendar(
                                        GetDoctorDayCalendarRequest.newBuilder()
                                                .setDoctorId(q.deskDoctors().getFirst())
                                                .setDate(today)
                                                .build()));
    }

    private void waitlist() {
        add(
                "ListWaitlist",
                (a, q) -> a.waitlist().listWaitlist(ListWaitlistRequest.getDefaultInstance()));
        add(
                "ListWaitlist, of a doctor",
                (a, q) ->
                        a.waitlist()
                                .listWaitlist(
                                        ListWaitlistRequest.newBuilder()
                                                .setDoctorId(q.doctor())
                                                .build()));
        add(
                "ListWaitlist, who left",
                (a, q) ->
                        a.waitlist()
                                .listWaitlist(
                                        ListWaitlistRequest.newBuilder()
                                                .addStates(WaitlistState.WAITLIST_STATE_LEFT)
                                                .build()));
        add(
                "ListWaitlistMatches",
                (a, q) ->
                        a.waitlist()
                                .listWaitlistMatches(
                                        ListWaitlistMatchesRequest.newBuilder()
                                                .setSlotId(q.wantedSlot())
                                                .build()));
        add(
                "WatchWaitlistProposals, 20 doctors' week until caught up",
                (a, q) ->
                        Api.untilCaughtUp(
                                () ->
                                        a.waitlist()
                                                .watchWaitlistProposals(
                                                        proposals(day.plusDays(7))
                                                                .addAllDoctorIds(q.deskDoctors())
                                                                .build()),
                                WatchWaitlistProposalsResponse::hasCaughtUp));
        add(
                "WatchWaitlistProposals, the clinic's month until caught up",
                (a, q) ->
                        Api.untilCaughtUp(
                                () ->
                                        a.waitlist()
                                                .watchWaitlistProposals(
                                                        proposals(day.plusDays(30)).build()),
                                WatchWaitlistProposalsResponse::hasCaughtUp));
    }

    private void audit() {
        audit("all of it", q -> ListAuditEntriesRequest.newBuilder());
        audit(
                "of a patient",
                q -> ListAuditEntriesRequest.newBuilder().setPatientId(q.patient().id()));
        audit(
                "of an appointment",
                q ->
                        ListAuditEntriesRequest.newBuilder()
                                .setRecordKind("appointments")
                                .setRecordId(q.appointment()));
        audit("of a user", q -> ListAuditEntriesRequest.newBuilder().setUserId(q.user()));
        audit(
                "registrations of a month",
                q ->
                        ListAuditEntriesRequest.newBuilder()
                                .setAction("REGISTER_PATIENT")
                                .setFromTime(WireTime.timestamp(now.minus(Duration.ofDays(60))))
                                .setToTime(WireTime.timestamp(now.minus(Duration.ofDays(30)))));
        audit(
                "of a user and an action that never was",
                q ->
                        ListAuditEntriesRequest.newBuilder()
                                .setUserId(q.user())
                                .setAction("DELETE_TIME_SLOTS"));
    }

    private void rest() {
        add("ListHolds", (a, q) -> a.holds().listHolds(ListHoldsRequest.getDefaultInstance()));
        add("ListUsers", (a, q) -> a.users().listUsers(ListUsersRequest.getDefaultInstance()));
        add(
                "ListUsers, part of a name",
                (a, q) ->
                        a.users()
                                .listUsers(
                                        ListUsersRequest.newBuilder()
                                                .setQuery(q.patient().familyName())
                                                .build()));
        add(
                "ListSessions",
                (a, q) -> a.users().listSessions(ListSessionsRequest.getDefaultInstance()));
        add(
                "ListServiceKeys",
                (a, q) ->
                        a.serviceKeys()
                                .listServiceKeys(ListServiceKeysRequest.getDefaultInstance()));
        add(
                "ListReminders",
                (a, q) -> a.reminders().listReminders(ListRemindersRequest.getDefaultInstance()));
        add(
                "ListReminders, those that failed",
                (a, q) ->
                        a.reminders()
                                .listReminders(
                                        ListRemindersRequest.newBuilder()
                                                .setState(ReminderState.REMINDER_STATE_FAILED)
                                                .build()));
        add(
                "ListReminders, those to be sent, of which there are none",
                (a, q) ->
                        a.reminders()
                                .listReminders(
                                        ListRemindersRequest.newBuilder()
                                                .setState(ReminderState.REMINDER_STATE_DUE)
                                                .build()));
        add(
                "ListReminders, of an appointment",
                (a, q) ->
                        a.reminders()
                                .listReminders(
                                        ListRemindersRequest.newBuilder()
                                                .setAppointmentId(q.appointment())
                                                .build()));
    }

    private void add(String name, BiConsumer<Api, Asked> call) {
        operations.add(new Operation(name, call));
    }

    private void search(String what, Function<Asked, String> typed) {
        add(
                "SearchPatients, " + what,
                (a, q) ->
                        a.patients()
                                .searchPatients(
                                        SearchPatientsRequest.newBuilder()
                                                .setQuery(typed.apply(q))
                                                .build()));
    }

    private void list(String which, Function<Asked, ListAppointmentsRequest.Builder> request) {
        add(
                "ListAppointments, " + which,
                (a, q) -> a.appointments().listAppointments(request.apply(q).build()));
    }

    private void audit(String which, Function<Asked, ListAuditEntriesRequest.Builder> request) {
        add(
                "ListAuditEntries, " + which,
                (a, q) -> a.audit().listAuditEntries(request.apply(q).build()));
    }

    private ListAvailableSlotsRequest.Builder available() {
        return ListAvailableSlotsRequest.newBuilder().setFirstDate(today).setLastDate(inAMonth);
    }

    private static FindFirstFreeRequest.Builder firstFree(Asked asked) {
        return FindFirstFreeRequest.newBuilder().setSpecialization(asked.specialization());
    }

    private WatchWaitlistProposalsRequest.Builder proposals(LocalDate last) {
        return WatchWaitlistProposalsRequest.newBuilder()
                .setFirstDate(today)
                .setLastDate(last.toString());
    }

    private static FindPossibleDuplicatesRequest duplicate(Asked.Person one) {
        return FindPossibleDuplicatesRequest.newBuilder()
                .setGivenName(one.givenName())
                .setFamilyName(one.familyName())
                .setBirthDate(one.birthDate())
                .setPhone(one.phone())
                .setEmail(one.email())
                .build();
    }
}
