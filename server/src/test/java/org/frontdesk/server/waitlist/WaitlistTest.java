package org.frontdesk.server.waitlist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.frontdesk.server.Answered.refusalOf;

import org.frontdesk.api.v1.GetWaitlistEntryRequest;
import org.frontdesk.api.v1.JoinWaitlistRequest;
import org.frontdesk.api.v1.LeaveWaitlistRequest;
import org.frontdesk.api.v1.ListWaitlistMatchesRequest;
import org.frontdesk.api.v1.ListWaitlistRequest;
import org.frontdesk.api.v1.OfferPlaceRequest;
import org.frontdesk.api.v1.OfferPlaceResponse;
import org.frontdesk.api.v1.PrioritizeWaitlistEntryRequest;
import org.frontdesk.api.v1.TimeOfDay;
import org.frontdesk.api.v1.TimeOfDayRange;
import org.frontdesk.api.v1.UndoLastStepRequest;
import org.frontdesk.api.v1.WaitlistEntry;
import org.frontdesk.api.v1.WaitlistServiceGrpc;
import org.frontdesk.api.v1.WaitlistServiceGrpc.WaitlistServiceBlockingStub;
import org.frontdesk.api.v1.WaitlistState;
import org.frontdesk.api.v1.WatchWaitlistProposalsRequest;
import org.frontdesk.api.v1.WatchWaitlistProposalsResponse;
import org.frontdesk.api.v1.Weekday;
import org.frontdesk.server.AtOnce;
import org.frontdesk.server.RunningClinic;
import org.frontdesk.server.access.Role;
import org.frontdesk.server.appointments.Commands;
import org.frontdesk.server.appointments.Invariants;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/** Waiting for a place and being offered one. Each test has a specialization and doctors of its own. */
class WaitlistTest {

    private static RunningClinic clinic;
    private static UUID self;
    private static int nextDay = 2;
    private static int specializations;

    @BeforeAll
    static void openClinic() {
        clinic = RunningClinic.open();
        self = clinic.patient();
        clinic.user("desk", Role.RECEPTIONIST, null, null);
        clinic.user("other-desk", Role.RECEPTIONIST, null, null);
        clinic.user("patient", Role.PATIENT, null, self);
    }

    @AfterAll
    static void theBooksAreRight() {
        try {
            Invariants.hold(clinic.database::count);
            assertThat(
                            clinic.database.count(
                                    "select count(*) from waitlist_entries e join appointments a on"
                                        + " a.id = e.appointment_id where (e.state = 'OFFERED') <>"
                                        + " (a.status = 'PENDING')"))
                    .as("entries that do not follow their appointment")
                    .isZero();
        } finally {
            clinic.close();
        }
    }

    private static WaitlistServiceBlockingStub waitlist(String user) {
        return clinic.as(user, WaitlistServiceGrpc.newBlockingStub(clinic.channel()));
    }

    private static String id() {
        return UUID.randomUUID().toString();
    }

    private static UUID doctor() {
        return clinic.doctor("Specialization " + ++specializations);
    }

    private static JoinWaitlistRequest.Builder joining(UUID patient, UUID doctor) {
        return JoinWaitlistRequest.newBuilder()
                .setRequestId(id())
                .setPatientId(patient.toString())
                .setDoctorId(doctor.toString());
    }

    private static WaitlistEntry join(UUID patient, UUID doctor) {
        return waitlist("desk").joinWaitlist(joining(patient, doctor).build()).getEntry();
    }

    /** A free slot at ten o'clock in the clinic's zone on a day that no other test uses. */
    private static UUID slot(UUID doctor, int capacity) {
        return slot(doctor, LocalDate.now(RunningClinic.ZONE).plusDays(nextDay++), capacity);
    }

    private static UUID slot(UUID doctor, LocalDate day, int capacity) {
        Instant start = day.atTime(LocalTime.of(10, 0)).atZone(RunningClinic.ZONE).toInstant();
        return clinic.slot(doctor, start, start.plus(Duration.ofMinutes(20)), capacity);
    }

    private static OfferPlaceRequest offering(UUID slot) {
        return OfferPlaceRequest.newBuilder().setRequestId(id()).setSlotId(slot.toString()).build();
    }

    private static OfferPlaceResponse offer(UUID slot) {
        return waitlist("desk").offerPlace(offering(slot));
    }

    private static List<String> matches(UUID slot) {
        return waitlist("desk")
                .listWaitlistMatches(
                        ListWaitlistMatchesRequest.newBuilder().setSlotId(slot.toString()).build())
                .getEntriesList()
                .stream()
                .map(WaitlistEntry::getEntryId)
                .toList();
    }

    private static WaitlistEntry now(WaitlistEntry entry) {
        return waitlist("desk")
                .getWaitlistEntry(
                        GetWaitlistEntryRequest.newBuilder().setEntryId(entry.getEntryId()).build())
                .getEntry();
    }

    private static WaitlistEntry prioritize(WaitlistEntry entry, int priority) {
        return waitlist("desk")
                .prioritizeWaitlistEntry(
                        PrioritizeWaitlistEntryRequest.newBuilder()
                                .setRequestId(id())
                                .setEntryId(entry.getEntryId())
                                .setPriority(priority)
                                .setReason("in pain")
                                .setEtag(entry.getEtag())
                                .build())
                .getEntry();
    }

    @Test
    void whoHasPriorityAndThenWhoWaitsLongestIsServedFirst() {
        UUID doctor = doctor();
        UUID slot = slot(doctor, 1);
        WaitlistEntry first = join(clinic.patient(), doctor);
        WaitlistEntry second = join(clinic.patient(), doctor);
        WaitlistEntry urgent = prioritize(join(clinic.patient(), doctor), 9);

        assertThat(urgent.getPriority()).isEqualTo(9);
        assertThat(matches(slot))
                .containsExactly(urgent.getEntryId(), first.getEntryId(), second.getEntryId());
        var page =
                waitlist("desk")
                        .listWaitlist(
                                ListWaitlistRequest.newBuilder()
                                        .setDoctorId(doctor.toString())
                                        .setPageSize(2)
                                        .build());
        assertThat(page.getEntriesList())
                .extracting(WaitlistEntry::getEntryId)
                .containsExactly(urgent.getEntryId(), first.getEntryId());
        var rest =
                waitlist("desk")
                        .listWaitlist(
                                ListWaitlistRequest.newBuilder()
                                        .setDoctorId(doctor.toString())
                                        .setPageSize(2)
                                        .setPageToken(page.getNextPageToken())
                                        .build());
        assertThat(rest.getEntriesList())
                .extracting(WaitlistEntry::getEntryId)
                .containsExactly(second.getEntryId());
        assertThat(rest.getNextPageToken()).isEmpty();
    }

    @Test
    void aPatientJoinsForThemselvesOnceAndSeesOnlyTheirOwn() {
        UUID doctor = doctor();
        WaitlistEntry others = join(clinic.patient(), doctor);
        var request = joining(self, doctor).clearPatientId().setNote("mornings are best").build();

        WaitlistEntry joined = waitlist("patient").joinWaitlist(request).getEntry();

        assertThat(joined.getPatient().getPatientId()).isEqualTo(self.toString());
        assertThat(joined.getState()).isEqualTo(WaitlistState.WAITLIST_STATE_WAITING);
        assertThat(waitlist("patient").joinWaitlist(request).getEntry()).isEqualTo(joined);
        var again =
                refusalOf(
                        () ->
                                waitlist("patient")
                                        .joinWaitlist(
                                                request.toBuilder().setRequestId(id()).build()));
        assertThat(again.reason()).isEqualTo("WAITLIST_ALREADY_JOINED");
        assertThat(again.metadata()).containsEntry("entry_id", joined.getEntryId());
        assertThat(
                        refusalOf(
                                        () ->
                                                waitlist("patient")
                                                        .joinWaitlist(
                                                                joining(clinic.patient(), doctor)
                                                                        .build()))
                                .reason())
                .isEqualTo("PATIENT_UNKNOWN");
        assertThat(
                        refusalOf(
                                        () ->
                                                waitlist("patient")
                                                        .getWaitlistEntry(
                                                                GetWaitlistEntryRequest.newBuilder()
                                                                        .setEntryId(
                                                                                others.getEntryId())
                                                                        .build()))
                                .reason())
                .isEqualTo("WAITLIST_ENTRY_UNKNOWN");
        assertThat(
                        waitlist("patient")
                                .listWaitlist(ListWaitlistRequest.getDefaultInstance())
                                .getEntriesList())
                .containsExactly(joined);
        assertThat(
                        refusalOf(() -> waitlist("patient").offerPlace(offering(slot(doctor, 1))))
                                .reason())
                .isEqualTo("ROLE_NOT_ALLOWED");
        assertThat(
                        clinic.database.count(
                                "select count(*) from audit_log where action = 'JOIN_WAITLIST' and"
                                        + " record_id = '%s'".formatted(joined.getEntryId())))
                .isEqualTo(1);
    }

    @Test
    void whatCannotBeWaitedForIsRefused() {
        UUID doctor = doctor();
        UUID gone = doctor();
        clinic.database.execute("update doctors set active = false where id = '" + gone + "'");
        var nobody = joining(clinic.patient(), UUID.randomUUID()).build();
        var inactive = joining(clinic.patient(), gone).build();
        var unheardOf =
                joining(clinic.patient(), doctor)
                        .clearDoctorId()
                        .setSpecialization("Alchemy")
                        .build();
        var broken =
                JoinWaitlistRequest.newBuilder()
                        .setEarliestDate("2030-02-01")
                        .setLatestDate("2030-01-01")
                        .addWeekdays(Weekday.WEEKDAY_MONDAY)
                        .addWeekdays(Weekday.WEEKDAY_MONDAY)
                        .setTimeOfDay(TimeOfDayRange.getDefaultInstance())
                        .build();

        assertThat(refusalOf(() -> waitlist("desk").joinWaitlist(nobody)).reason())
                .isEqualTo("DOCTOR_UNKNOWN");
        assertThat(refusalOf(() -> waitlist("desk").joinWaitlist(inactive)).reason())
                .isEqualTo("DOCTOR_INACTIVE");
        assertThat(refusalOf(() -> waitlist("desk").joinWaitlist(unheardOf)).reason())
                .isEqualTo("SPECIALIZATION_UNKNOWN");
        assertThat(refusalOf(() -> waitlist("desk").joinWaitlist(broken)).violatedFields())
                .contains(
                        "request_id",
                        "patient_id",
                        "doctor_id",
                        "latest_date",
                        "time_of_day.end",
                        "weekdays[1]");
    }

    @Test
    void wishesDecideWhichPlacesFit() {
        UUID doctor = doctor();
        LocalDate day = LocalDate.now(RunningClinic.ZONE).plusDays(nextDay++);
        UUID slot = slot(doctor, day, 1);
        var mornings =
                TimeOfDayRange.newBuilder()
                        .setStart(TimeOfDay.newBuilder().setHours(8))
                        .setEnd(TimeOfDay.newBuilder().setHours(10).setMinutes(20));
        var tooEarly =
                TimeOfDayRange.newBuilder()
                        .setStart(TimeOfDay.newBuilder().setHours(8))
                        .setEnd(TimeOfDay.newBuilder().setHours(10).setMinutes(19));
        var otherDay = Weekday.forNumber(day.getDayOfWeek().plus(1).getValue());
        String specialization =
                clinic.database.query(
                        "select upper(specialization) from doctors where id = '" + doctor + "'");
        var fitting =
                List.of(
                        joining(clinic.patient(), doctor).setTimeOfDay(mornings),
                        joining(clinic.patient(), doctor)
                                .addWeekdays(Weekday.forNumber(day.getDayOfWeek().getValue()))
                                .setEarliestDate(day.toString())
                                .setLatestDate(day.toString()),
                        joining(clinic.patient(), doctor)
                                .clearDoctorId()
                                .setSpecialization(specialization));
        var unfitting =
                List.of(
                        joining(clinic.patient(), doctor).setTimeOfDay(tooEarly),
                        joining(clinic.patient(), doctor).addWeekdays(otherDay),
                        joining(clinic.patient(), doctor)
                                .setEarliestDate(day.plusDays(1).toString()),
                        joining(clinic.patient(), doctor)
                                .setLatestDate(day.minusDays(1).toString()),
                        joining(clinic.patient(), doctor()));
        UUID busy = clinic.patient();
        clinic.appointments("desk").bookAppointment(Commands.booking(slot(doctor(), day, 1), busy));
        join(busy, doctor);

        List<String> expected =
                fitting.stream()
                        .map(one -> waitlist("desk").joinWaitlist(one.build()))
                        .map(joined -> joined.getEntry().getEntryId())
                        .toList();
        unfitting.forEach(one -> waitlist("desk").joinWaitlist(one.build()));

        assertThat(matches(slot)).isEqualTo(expected);
    }

    @Test
    void anOfferThatIsConfirmedServesTheEntry() {
        UUID doctor = doctor();
        UUID slot = slot(doctor, 1);
        WaitlistEntry entry = join(clinic.patient(), doctor);
        var request = offering(slot);

        OfferPlaceResponse offered = waitlist("desk").offerPlace(request);

        assertThat(offered.getEntry().getState()).isEqualTo(WaitlistState.WAITLIST_STATE_OFFERED);
        assertThat(offered.getEntry().getEntryId()).isEqualTo(entry.getEntryId());
        assertThat(offered.getAppointment().hasExpiresAt()).isTrue();
        assertThat(offered.getAppointment().getPatient()).isEqualTo(entry.getPatient());
        assertThat(waitlist("desk").offerPlace(request)).isEqualTo(offered);
        assertThat(refusalOf(() -> offer(slot)).reason()).isEqualTo("SLOT_FULL");

        String appointment = offered.getAppointment().getAppointmentId();
        clinic.appointments("desk").confirmAppointment(Commands.confirming(appointment));

        assertThat(now(entry).getState()).isEqualTo(WaitlistState.WAITLIST_STATE_SERVED);
        assertThat(now(entry).getAppointmentId()).isEqualTo(appointment);
        // Who was served may wait anew, and calling off the old appointment changes neither entry.
        WaitlistEntry anew = join(UUID.fromString(entry.getPatient().getPatientId()), doctor);
        clinic.appointments("desk").cancelAppointment(Commands.cancelling(appointment));
        assertThat(now(entry).getState()).isEqualTo(WaitlistState.WAITLIST_STATE_SERVED);
        assertThat(now(anew).getState()).isEqualTo(WaitlistState.WAITLIST_STATE_WAITING);
    }

    @Test
    void anOfferThatIsCalledOffOrRunsOutPutsTheEntryBackIntoItsOldPlace() {
        UUID doctor = doctor();
        UUID slot = slot(doctor, 1);
        WaitlistEntry first = join(clinic.patient(), doctor);
        WaitlistEntry second = join(clinic.patient(), doctor);

        String called = offer(slot).getAppointment().getAppointmentId();
        assertThat(now(first).getState()).isEqualTo(WaitlistState.WAITLIST_STATE_OFFERED);
        clinic.appointments("desk").cancelAppointment(Commands.cancelling(called));
        assertThat(now(first).getAppointmentId()).isEmpty();
        assertThat(matches(slot)).containsExactly(first.getEntryId(), second.getEntryId());

        String runOut = offer(slot).getAppointment().getAppointmentId();
        clinic.database.execute(
                "update appointments set expires_at = now() where id = '" + runOut + "'");
        await().until(() -> now(first).getState() == WaitlistState.WAITLIST_STATE_WAITING);
        assertThat(matches(slot)).containsExactly(first.getEntryId(), second.getEntryId());
        assertThat(
                        clinic.database.count(
                                "select count(*) from audit_log where action = 'WAITLIST_WAITING'"
                                        + " and record_id = '%s'".formatted(first.getEntryId())))
                .isEqualTo(2);
    }

    @Test
    void anOfferCalledOffByMistakeIsTakenUpAgainUnlessTheEntryWentOn() {
        UUID doctor = doctor();
        UUID slot = slot(doctor, 1);
        WaitlistEntry entry = join(clinic.patient(), doctor);
        String booked = offer(slot).getAppointment().getAppointmentId();
        clinic.appointments("desk").cancelAppointment(Commands.cancelling(booked));

        undo(booked);

        assertThat(now(entry).getState()).isEqualTo(WaitlistState.WAITLIST_STATE_OFFERED);
        assertThat(now(entry).getAppointmentId()).isEqualTo(booked);

        clinic.appointments("desk").cancelAppointment(Commands.cancelling(booked));
        String other = offer(slot(doctor, 1)).getAppointment().getAppointmentId();
        undo(booked);

        assertThat(now(entry).getAppointmentId()).isEqualTo(other);
    }

    private static void undo(String appointment) {
        clinic.appointments("desk")
                .undoLastStep(
                        UndoLastStepRequest.newBuilder()
                                .setRequestId(id())
                                .setAppointmentId(appointment)
                                .build());
    }

    @Test
    void aChosenEntryIsOfferedThePlaceWhateverItsWishes() {
        UUID doctor = doctor();
        UUID slot = slot(doctor, 2);
        join(clinic.patient(), doctor);
        WaitlistEntry chosen = join(clinic.patient(), doctor());
        var choosing = offering(slot).toBuilder().setEntryId(chosen.getEntryId()).build();

        assertThat(waitlist("desk").offerPlace(choosing).getEntry().getEntryId())
                .isEqualTo(chosen.getEntryId());
        var again =
                refusalOf(
                        () ->
                                waitlist("desk")
                                        .offerPlace(
                                                choosing.toBuilder().setRequestId(id()).build()));
        assertThat(again.reason()).isEqualTo("WAITLIST_WRONG_STATE");
        assertThat(again.metadata()).containsEntry("state", "OFFERED");
    }

    @Test
    void aPlaceNobodyCanTakeIsNotOffered() {
        UUID doctor = doctor();
        UUID slot = slot(doctor, 1);

        assertThat(refusalOf(() -> offer(slot)).reason()).isEqualTo("WAITLIST_NOBODY_FITS");
        assertThat(refusalOf(() -> offer(UUID.randomUUID())).reason()).isEqualTo("SLOT_UNKNOWN");
        clinic.database.execute(
                "update time_slots set blocked_reason = 'cleaning' where id = '" + slot + "'");
        assertThat(refusalOf(() -> offer(slot)).reason()).isEqualTo("SLOT_BLOCKED");
    }

    @Test
    void whoLeavesIsNotServedAndWhoIsOfferedAPlaceGivesItBackFirst() {
        UUID doctor = doctor();
        UUID slot = slot(doctor, 1);
        WaitlistEntry offered = join(clinic.patient(), doctor);
        WaitlistEntry leaving = join(clinic.patient(), doctor);
        offer(slot);
        var leave =
                LeaveWaitlistRequest.newBuilder()
                        .setRequestId(id())
                        .setEntryId(leaving.getEntryId())
                        .build();

        WaitlistEntry left = waitlist("desk").leaveWaitlist(leave).getEntry();

        assertThat(left.getState()).isEqualTo(WaitlistState.WAITLIST_STATE_LEFT);
        assertThat(waitlist("desk").leaveWaitlist(leave).getEntry()).isEqualTo(left);
        var refused =
                refusalOf(
                        () ->
                                waitlist("desk")
                                        .leaveWaitlist(
                                                leave.toBuilder()
                                                        .setRequestId(id())
                                                        .setEntryId(offered.getEntryId())
                                                        .build()));
        assertThat(refused.reason()).isEqualTo("WAITLIST_WRONG_STATE");
        assertThat(refused.metadata()).containsEntry("state", "OFFERED");
    }

    @Test
    void aPriorityGivenOnOldKnowledgeIsRefused() {
        WaitlistEntry read = join(clinic.patient(), doctor());
        WaitlistEntry changed = prioritize(read, 3);

        var refused = refusalOf(() -> prioritize(read, 5));

        assertThat(refused.reason()).isEqualTo("ETAG_MISMATCH");
        assertThat(refused.metadata()).containsEntry("etag", changed.getEtag());
        assertThat(now(read)).isEqualTo(changed);
    }

    @Test
    void twoDesksThatOfferOnePlaceOfferItOnce() {
        for (int round = 0; round < 10; round++) {
            UUID doctor = doctor();
            UUID slot = slot(doctor, 1);
            join(clinic.patient(), doctor);
            join(clinic.patient(), doctor);

            List<String> reasons =
                    AtOnce.call(
                            2,
                            number ->
                                    Commands.answerOf(
                                                    () ->
                                                            waitlist(
                                                                            number == 0
                                                                                    ? "desk"
                                                                                    : "other-desk")
                                                                    .offerPlace(offering(slot))
                                                                    .getAppointment())
                                            .reason());

            assertThat(reasons).containsExactlyInAnyOrder("OK", "SLOT_FULL");
            assertThat(
                            clinic.database.count(
                                    "select count(*) from waitlist_entries where state = 'OFFERED'"
                                            + " and doctor_id = '%s'".formatted(doctor)))
                    .isEqualTo(1);
        }
    }

    @Test
    void twoDesksOnTwoServersThatOfferTwoPlacesToOneEntryOfferItOne() {
        try (RunningClinic second = clinic.secondServer()) {
            var desks =
                    List.of(
                            waitlist("desk"),
                            second.as(
                                    "other-desk",
                                    WaitlistServiceGrpc.newBlockingStub(second.channel())));
            for (int round = 0; round < 10; round++) {
                UUID doctor = doctor();
                List<UUID> slots = List.of(slot(doctor, 1), slot(doctor, 1));
                join(clinic.patient(), doctor);

                List<String> reasons =
                        AtOnce.call(
                                2,
                                number ->
                                        Commands.answerOf(
                                                        () ->
                                                                desks.get(number)
                                                                        .offerPlace(
                                                                                offering(
                                                                                        slots.get(
                                                                                                number)))
                                                                        .getAppointment())
                                                .reason());

                assertThat(reasons).containsExactlyInAnyOrder("OK", "WAITLIST_NOBODY_FITS");
            }
        }
    }

    @Test
    void aDeskSeesWhoFitsAPlaceTheMomentItIsFree() {
        UUID doctor = doctor();
        UUID slot = slot(doctor, 1);
        String taken =
                clinic.appointments("desk")
                        .bookAppointment(Commands.booking(slot, clinic.patient()))
                        .getAppointment()
                        .getAppointmentId();
        WaitlistEntry entry = join(clinic.patient(), doctor);
        Map<String, List<WaitlistEntry>> proposed = new ConcurrentHashMap<>();
        AtomicBoolean caughtUp = new AtomicBoolean();
        var today = LocalDate.now(RunningClinic.ZONE);
        var stream =
                waitlist("desk")
                        .watchWaitlistProposals(
                                WatchWaitlistProposalsRequest.newBuilder()
                                        .addDoctorIds(doctor.toString())
                                        .setFirstDate(
                                                today.plusDays(Math.max(0, nextDay - 20))
                                                        .toString())
                                        .setLastDate(today.plusDays(nextDay).toString())
                                        .build());
        Thread.ofVirtual().start(() -> read(stream, proposed, caughtUp));
        await().untilTrue(caughtUp);
        assertThat(proposed).isEmpty();

        clinic.appointments("desk").cancelAppointment(Commands.cancelling(taken));
        await().until(() -> proposed.containsKey(slot.toString()));
        assertThat(proposed.get(slot.toString())).containsExactly(entry);

        WaitlistEntry urgent = prioritize(join(clinic.patient(), doctor), 5);
        await().until(() -> proposed.get(slot.toString()).equals(List.of(urgent, entry)));

        offer(slot);
        await().until(proposed::isEmpty);
    }

    @Test
    void aPlaceIsProposedHoweverManyBeforeItFitNobody() {
        UUID doctor = doctor();
        LocalDate day = LocalDate.now(RunningClinic.ZONE).plusDays(nextDay++);
        Instant midnight = day.atStartOfDay(RunningClinic.ZONE).toInstant();
        for (int i = 0; i < 260; i++) {
            Instant start = midnight.plus(Duration.ofMinutes(4 * i));
            clinic.slot(doctor, start, start.plus(Duration.ofMinutes(4)), 1);
        }
        LocalDate next = LocalDate.now(RunningClinic.ZONE).plusDays(nextDay++);
        UUID slot = slot(doctor, next, 1);
        var entry =
                waitlist("desk")
                        .joinWaitlist(
                                joining(clinic.patient(), doctor)
                                        .setEarliestDate(next.toString())
                                        .build())
                        .getEntry();
        Map<String, List<WaitlistEntry>> proposed = new ConcurrentHashMap<>();
        AtomicBoolean caughtUp = new AtomicBoolean();
        var stream =
                waitlist("desk")
                        .watchWaitlistProposals(
                                WatchWaitlistProposalsRequest.newBuilder()
                                        .addDoctorIds(doctor.toString())
                                        .setFirstDate(day.toString())
                                        .setLastDate(next.toString())
                                        .build());

        Thread.ofVirtual().start(() -> read(stream, proposed, caughtUp));
        await().untilTrue(caughtUp);

        assertThat(proposed).containsExactly(Map.entry(slot.toString(), List.of(entry)));
    }

    private static void read(
            java.util.Iterator<WatchWaitlistProposalsResponse> stream,
            Map<String, List<WaitlistEntry>> proposed,
            AtomicBoolean caughtUp) {
        try {
            while (stream.hasNext()) {
                var event = stream.next();
                event.getProposals()
                        .getProposalsList()
                        .forEach(
                                one ->
                                        proposed.put(
                                                one.getSlot().getSlotId(), one.getEntriesList()));
                event.getProposals().getRemovedSlotIdsList().forEach(proposed::remove);
                if (event.hasCaughtUp()) {
                    caughtUp.set(true);
                }
            }
        } catch (io.grpc.StatusRuntimeException ended) {
            // the clinic closes
        }
    }
}
