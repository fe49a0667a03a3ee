package org.frontdesk.server.waitlist;

import static org.frontdesk.server.rpc.WireTime.timestamp;

import org.frontdesk.api.v1.PatientSummary;
import org.frontdesk.api.v1.TimeOfDay;
import org.frontdesk.api.v1.TimeOfDayRange;
import org.frontdesk.api.v1.WaitlistProposal;
import org.frontdesk.api.v1.Weekday;
import org.frontdesk.server.access.Role;
import org.frontdesk.server.patients.PatientId;
import org.frontdesk.server.patients.PatientSummaries;
import org.frontdesk.server.schedule.TimeSlotMessages;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Says in the contract's words who waits for what. */
public final class WaitlistMessages {

    private final PatientSummaries patients;

    public WaitlistMessages(PatientSummaries patients) {
        this.patients = patients;
    }

    org.frontdesk.api.v1.WaitlistEntry encode(WaitlistEntry entry, Role viewer) {
        return encode(List.of(entry), viewer).getFirst();
    }

    /** In the same order; looks up all names at once. May read the database, so never call it inside a transaction. */
    List<org.frontdesk.api.v1.WaitlistEntry> encode(
            Collection<WaitlistEntry> entries, Role viewer) {
        Map<PatientId, PatientSummary> summaries = summaries(entries);
        return entries.stream().map(entry -> encode(entry, summaries, viewer)).toList();
    }

    /** In the same order. May read the database. */
    public List<WaitlistProposal> encodeProposals(
            List<WaitlistMatches.Proposal> proposals, Role viewer) {
        Map<PatientId, PatientSummary> summaries =
                summaries(proposals.stream().flatMap(one -> one.entries().stream()).toList());
        return proposals.stream()
                .map(
                        one ->
                                WaitlistProposal.newBuilder()
                                        .setSlot(TimeSlotMessages.encode(one.slot(), viewer))
                                        .addAllEntries(
                                                one.entries().stream()
                                                        .map(
                                                                entry ->
                                                                        encode(
                                                                                entry, summaries,
                                                                                viewer))
                                                        .toList())
                                        .build())
                .toList();
    }

    private Map<PatientId, PatientSummary> summaries(Collection<WaitlistEntry> entries) {
        return patients.of(
                entries.stream().map(WaitlistEntry::patient).collect(Collectors.toSet()));
    }

    private static org.frontdesk.api.v1.WaitlistEntry encode(
            WaitlistEntry entry, Map<PatientId, PatientSummary> summaries, Role viewer) {
        Wishes wishes = entry.wishes();
        var message =
                org.frontdesk.api.v1.WaitlistEntry.newBuilder()
                        .setEntryId(entry.id().toString())
                        .setPatient(
                                summaries.getOrDefault(
                                        entry.patient(),
                                        PatientSummary.newBuilder()
                                                .setPatientId(entry.patient().toString())
                                                .build()))
                        .setSpecialization(wishes.specialization().orElse(""))
                        .setEarliestDate(wishes.earliest().toString())
                        .setLatestDate(wishes.latest().map(LocalDate::toString).orElse(""))
                        .addAllWeekdays(
                                wishes.weekdays().stream()
                                        .map(day -> Weekday.forNumber(day.getValue()))
                                        .toList())
                        .setNote(entry.note())
                        .setPriority(entry.priority())
                        .setState(state(entry.state()))
                        .setJoinedAt(timestamp(entry.joinedAt()))
                        .setEtag(Long.toString(entry.version()));
        wishes.doctor().ifPresent(doctor -> message.setDoctorId(doctor.toString()));
        entry.appointment().ifPresent(booked -> message.setAppointmentId(booked.toString()));
        if (!wishes.isAnyTimeOfDay()) {
            message.setTimeOfDay(
                    TimeOfDayRange.newBuilder()
                            .setStart(timeOfDay(wishes.fromMinute()))
                            .setEnd(timeOfDay(wishes.untilMinute())));
        }
        if (viewer != Role.PATIENT) {
            message.setPriorityReason(entry.priorityReason());
        }
        return message.build();
    }

    private static TimeOfDay timeOfDay(int minute) {
        return TimeOfDay.newBuilder().setHours(minute / 60).setMinutes(minute % 60).build();
    }

    private static org.frontdesk.api.v1.WaitlistState state(WaitlistState state) {
        return switch (state) {
            case WAITING -> org.frontdesk.api.v1.WaitlistState.WAITLIST_STATE_WAITING;
            case OFFERED -> org.frontdesk.api.v1.WaitlistState.WAITLIST_STATE_OFFERED;
            case SERVED -> org.frontdesk.api.v1.WaitlistState.WAITLIST_STATE_SERVED;
            case LEFT -> org.frontdesk.api.v1.WaitlistState.WAITLIST_STATE_LEFT;
        };
    }

    /** The state meant, or empty for one that no entry has. */
    static Optional<WaitlistState> state(org.frontdesk.api.v1.WaitlistState state) {
        return Arrays.stream(WaitlistState.values()).filter(one -> state(one) == state).findFirst();
    }
}
