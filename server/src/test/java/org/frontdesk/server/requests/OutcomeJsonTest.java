package org.frontdesk.server.requests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.frontdesk.server.access.Account;
import org.frontdesk.server.access.ChangePassword;
import org.frontdesk.server.access.ManagedAccount;
import org.frontdesk.server.access.RevokeSessions;
import org.frontdesk.server.access.Role;
import org.frontdesk.server.access.SecondFactorOutcome;
import org.frontdesk.server.access.ServiceKey;
import org.frontdesk.server.access.ServiceKeys;
import org.frontdesk.server.access.UserId;
import org.frontdesk.server.access.UserOutcome;
import org.frontdesk.server.appointments.Appointment;
import org.frontdesk.server.appointments.AppointmentId;
import org.frontdesk.server.appointments.AppointmentStatus;
import org.frontdesk.server.appointments.AppointmentStep;
import org.frontdesk.server.appointments.BookAppointment;
import org.frontdesk.server.appointments.BookSeries;
import org.frontdesk.server.appointments.BookWalkIn;
import org.frontdesk.server.appointments.CancelSeries;
import org.frontdesk.server.appointments.Cancellation;
import org.frontdesk.server.appointments.CancellationCode;
import org.frontdesk.server.appointments.ConfirmSeries;
import org.frontdesk.server.appointments.ExpireAppointment;
import org.frontdesk.server.appointments.ExpireHold;
import org.frontdesk.server.appointments.HoldPlace;
import org.frontdesk.server.appointments.MoveAppointments;
import org.frontdesk.server.appointments.OfferPlace;
import org.frontdesk.server.appointments.OverbookAppointment;
import org.frontdesk.server.appointments.Refused;
import org.frontdesk.server.appointments.ReleaseHold;
import org.frontdesk.server.appointments.SeriesId;
import org.frontdesk.server.appointments.TakeStep;
import org.frontdesk.server.appointments.Typed;
import org.frontdesk.server.appointments.UndoLastStep;
import org.frontdesk.server.appointments.WaitlistEntryId;
import org.frontdesk.server.clinic.Clinic;
import org.frontdesk.server.clinic.ClinicSettings;
import org.frontdesk.server.clinic.UpdateClinic;
import org.frontdesk.server.doctors.Doctor;
import org.frontdesk.server.doctors.DoctorActivity;
import org.frontdesk.server.doctors.DoctorId;
import org.frontdesk.server.doctors.DoctorProfiles;
import org.frontdesk.server.doctors.DoctorRefused;
import org.frontdesk.server.locations.Location;
import org.frontdesk.server.locations.LocationActivity;
import org.frontdesk.server.locations.LocationId;
import org.frontdesk.server.locations.LocationProfiles;
import org.frontdesk.server.locations.LocationRefused;
import org.frontdesk.server.locations.Room;
import org.frontdesk.server.locations.RoomActivity;
import org.frontdesk.server.locations.RoomId;
import org.frontdesk.server.locations.RoomProfiles;
import org.frontdesk.server.locations.RoomUses;
import org.frontdesk.server.notes.Note;
import org.frontdesk.server.notes.NoteId;
import org.frontdesk.server.notes.NoteOutcome;
import org.frontdesk.server.patients.AppointmentOverlap;
import org.frontdesk.server.patients.DuplicateCandidate;
import org.frontdesk.server.patients.MergePatients;
import org.frontdesk.server.patients.Patient;
import org.frontdesk.server.patients.PatientBelongings;
import org.frontdesk.server.patients.PatientId;
import org.frontdesk.server.patients.RegisterPatient;
import org.frontdesk.server.patients.UpdatePatient;
import org.frontdesk.server.rpc.Reason;
import org.frontdesk.server.schedule.AssignRoom;
import org.frontdesk.server.schedule.CreateTimeSlots;
import org.frontdesk.server.schedule.Hold;
import org.frontdesk.server.schedule.HoldId;
import org.frontdesk.server.schedule.RoomNotUsable;
import org.frontdesk.server.schedule.RoomTaken;
import org.frontdesk.server.schedule.SelectionRefused;
import org.frontdesk.server.schedule.SlotClashes;
import org.frontdesk.server.schedule.SlotId;
import org.frontdesk.server.schedule.SlotOverlap;
import org.frontdesk.server.schedule.SlotRoom;
import org.frontdesk.server.schedule.TimeRange;
import org.frontdesk.server.schedule.TimeSlot;
import org.frontdesk.server.types.AppointmentType;
import org.frontdesk.server.types.AppointmentTypeChanges;
import org.frontdesk.server.types.AppointmentTypeId;
import org.frontdesk.server.types.TypeRefused;
import org.frontdesk.server.waitlist.EntryInWrongState;
import org.frontdesk.server.waitlist.JoinWaitlist;
import org.frontdesk.server.waitlist.LeaveWaitlist;
import org.frontdesk.server.waitlist.PrioritizeWaitlistEntry;
import org.frontdesk.server.waitlist.WaitlistEntry;
import org.frontdesk.server.waitlist.WaitlistEntryUnknown;
import org.frontdesk.server.waitlist.WaitlistState;
import org.frontdesk.server.waitlist.Wishes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;

/** What is stored under a request id is read again, by this version and the next. */
class OutcomeJsonTest {

    private static final UUID ID = UUID.fromString("01890a5d-ac96-774b-bcce-b302099a8057");
    private static final Instant START = Instant.parse("2030-01-01T10:00:00Z");
    private static final Instant NOW = Instant.parse("2029-12-31T10:00:00.123456Z");
    private static final TimeRange TIME = new TimeRange(START, START.plusSeconds(1200));
    private static final AppointmentId APPOINTMENT_ID = new AppointmentId(ID);
    private static final Appointment PENDING =
            new Appointment(
                    APPOINTMENT_ID,
                    new SlotId(ID),
                    new DoctorId(ID),
                    new PatientId(ID),
                    TIME,
                    AppointmentStatus.PENDING,
                    "a \"cough\" \u00e9\u4e2d\ud83e\ude7a\n",
                    Optional.of(NOW.plusSeconds(300)),
                    new UserId(ID),
                    NOW,
                    "",
                    Optional.empty(),
                    Optional.empty(),
                    1);
    private static final Appointment WALK_IN =
            new Appointment(
                    APPOINTMENT_ID,
                    new SlotId(ID),
                    new DoctorId(ID),
                    new PatientId(ID),
                    TIME,
                    AppointmentStatus.CHECKED_IN,
                    "",
                    Optional.empty(),
                    new UserId(ID),
                    NOW,
                    "",
                    Optional.empty(),
                    Optional.empty(),
                    1,
                    true,
                    Optional.empty(),
                    Optional.empty());
    private static final Appointment CANCELLED =
            PENDING.after(
                    AppointmentStep.CANCEL,
                    NOW,
                    Optional.of(new Cancellation(CancellationCode.PATIENT_ILL, "a cold")));

    /** Of a type that took another slot. */
    private static final Appointment LONG =
            new Appointment(
                    APPOINTMENT_ID,
                    new SlotId(ID),
                    new DoctorId(ID),
                    new PatientId(ID),
                    TIME,
                    AppointmentStatus.CONFIRMED,
                    "",
                    Optional.empty(),
                    new UserId(ID),
                    NOW,
                    "",
                    Optional.empty(),
                    Optional.empty(),
                    2,
                    false,
                    Optional.of(
                            new Typed(
                                    new AppointmentTypeId(ID),
                                    40,
                                    List.of(new SlotId(ID)),
                                    START.plusSeconds(600))),
                    Optional.of(new SeriesId(ID)));

    private static final BookSeries.Occurrence OCCURRENCE =
            new BookSeries.Occurrence(
                    LocalDateTime.parse("2030-01-01T10:00"), Optional.of(new SlotId(ID)));

    private static final AppointmentType TYPE =
            new AppointmentType(new AppointmentTypeId(ID), "First visit", 40, "#3366cc", true, 3);

    private static final Patient PATIENT =
            new Patient(
                    new PatientId(ID),
                    100_042,
                    "Given",
                    "Family",
                    LocalDate.parse("1980-12-31"),
                    "",
                    "given@example.org",
                    NOW,
                    1);
    private static final Doctor DOCTOR =
            new Doctor(
                    new DoctorId(ID),
                    "Given",
                    "Family",
                    "Dr. Family",
                    "Cardiology",
                    "doctor@clinic.example",
                    "L-1",
                    true,
                    3);
    private static final List<DoctorRefused> DOCTOR_REFUSALS =
            List.of(
                    new DoctorRefused.NoSuchDoctor(new DoctorId(ID)),
                    new DoctorRefused.ChangedMeanwhile("4"),
                    new DoctorRefused.InactiveAlready(new DoctorId(ID)),
                    new DoctorRefused.ActiveAlready(new DoctorId(ID)),
                    new DoctorRefused.EmailTaken(new DoctorId(ID)),
                    new DoctorRefused.LicenceTaken(new DoctorId(ID)),
                    new DoctorRefused.HasAppointments(new DoctorId(ID), 2, START, NOW));
    private static final List<String> DOCTOR_REFUSAL_NAMES =
            List.of(
                    "NoSuchDoctor",
                    "ChangedMeanwhile",
                    "InactiveAlready",
                    "ActiveAlready",
                    "EmailTaken",
                    "LicenceTaken",
                    "HasAppointments");
    private static final ManagedAccount MANAGED =
            new ManagedAccount(
                    new Account(
                            new UserId(ID),
                            "desk",
                            "Desk",
                            Role.DOCTOR,
                            Optional.of(new DoctorId(ID)),
                            Optional.empty(),
                            true,
                            true,
                            List.of("appointments.overbook")),
                    false,
                    NOW,
                    3);

    private static final WaitlistEntry WAITING =
            new WaitlistEntry(
                    new WaitlistEntryId(ID),
                    new PatientId(ID),
                    new Wishes(
                            Optional.empty(),
                            Optional.of("Cardiology"),
                            LocalDate.parse("2030-01-01"),
                            Optional.of(LocalDate.parse("2030-02-01")),
                            480,
                            720,
                            EnumSet.of(DayOfWeek.MONDAY, DayOfWeek.FRIDAY)),
                    "mornings",
                    3,
                    "in pain",
                    WaitlistState.WAITING,
                    Optional.empty(),
                    NOW,
                    2);

    private static final Hold HOLD =
            new Hold(
                    new HoldId(ID),
                    new SlotId(ID),
                    new UserId(ID),
                    "Desk 2",
                    NOW,
                    NOW.plusSeconds(60));

    private static final TimeSlot SLOT =
            new TimeSlot(new SlotId(ID), new DoctorId(ID), TIME, 3, 1, Optional.empty(), 4);
    private static final RoomTaken ROOM_TAKEN =
            new RoomTaken(new RoomId(ID), 2, List.of(new SlotClashes.Clash(TIME, SLOT, true)));
    private static final Room ROOM =
            new Room(new RoomId(ID), new LocationId(ID), "Room 2", true, 1);
    private static final RoomUses USES =
            new RoomUses(
                    1, List.of(new RoomUses.Use(ID, new RoomId(ID), ID, START, NOW)), List.of(ID));
    private static final List<LocationRefused> LOCATION_REFUSALS =
            List.of(
                    new LocationRefused.ChangedMeanwhile("4"),
                    new LocationRefused.NoSuchRoom(new RoomId(ID)),
                    new LocationRefused.RoomIsInactive(new RoomId(ID)),
                    new LocationRefused.NoSuchLocation(new LocationId(ID)),
                    new LocationRefused.LocationIsInactive(new LocationId(ID)),
                    new LocationRefused.LocationIsActive(new LocationId(ID)),
                    new LocationRefused.RoomIsActive(new RoomId(ID)),
                    new LocationRefused.LocationNameTaken(new LocationId(ID)),
                    new LocationRefused.RoomNameTaken(new RoomId(ID)),
                    new LocationRefused.LocationInUse(new LocationId(ID), USES),
                    new LocationRefused.RoomInUse(new RoomId(ID), USES));

    private static <O> List<O> withLocationRefusals(O done) {
        @SuppressWarnings("unchecked") // each of them is an outcome of all that is done there
        var refusals = (List<O>) LOCATION_REFUSALS;
        return Stream.concat(Stream.of(done), refusals.stream()).toList();
    }

    private static List<String> withLocationRefusalNames(String done) {
        return Stream.concat(
                        Stream.of(done),
                        Stream.of(
                                "ChangedMeanwhile",
                                "NoSuchRoom",
                                "RoomIsInactive",
                                "NoSuchLocation",
                                "LocationIsInactive",
                                "LocationIsActive",
                                "RoomIsActive",
                                "LocationNameTaken",
                                "RoomNameTaken",
                                "LocationInUse",
                                "RoomInUse"))
                .toList();
    }

    /** A sealed type, and an outcome of each of its records under the name it is stored by. */
    private record Stored<O>(Class<O> type, List<O> outcomes, List<String> names) {

        @Override
        public String toString() {
            return type.getDeclaringClass().getSimpleName();
        }
    }

    private static Stream<Stored<?>> types() {
        var unknown = new Refused.AppointmentUnknown(APPOINTMENT_ID);
        var expired = new Refused.HoldExpired(APPOINTMENT_ID);
        var wrong = new Refused.WrongState(APPOINTMENT_ID, AppointmentStatus.CONFIRMED);
        return Stream.of(
                new Stored<>(
                        BookAppointment.Outcome.class,
                        List.of(
                                new BookAppointment.Booked(PENDING),
                                new Refused.SlotUnknown(new SlotId(ID)),
                                new Refused.SlotNotYours(new SlotId(ID)),
                                new Refused.PatientUnknown(new PatientId(ID)),
                                new Refused.SlotInPast(new SlotId(ID), TIME),
                                new Refused.SlotBlocked(new SlotId(ID)),
                                new Refused.PatientBusy(APPOINTMENT_ID, TIME),
                                new Refused.PlaceHoldExpired(HOLD.id()),
                                new Refused.HoldNotYours(HOLD.id()),
                                new Refused.SlotsNotConsecutive(new SlotId(ID), START),
                                new Refused.TypeUnknown(new AppointmentTypeId(ID)),
                                new Refused.TypeInactive(new AppointmentTypeId(ID)),
                                new Refused.SlotFull(new SlotId(ID))),
                        List.of(
                                "Booked",
                                "SlotUnknown",
                                "SlotNotYours",
                                "PatientUnknown",
                                "SlotInPast",
                                "SlotBlocked",
                                "PatientBusy",
                                "PlaceHoldExpired",
                                "HoldNotYours",
                                "SlotsNotConsecutive",
                                "TypeUnknown",
                                "TypeInactive",
                                "SlotFull")),
                new Stored<>(
                        OverbookAppointment.Outcome.class,
                        List.of(
                                new OverbookAppointment.Overbooked(PENDING),
                                new Refused.SlotUnknown(new SlotId(ID)),
                                new Refused.SlotNotYours(new SlotId(ID)),
                                new Refused.PatientUnknown(new PatientId(ID)),
                                new Refused.SlotInPast(new SlotId(ID), TIME),
                                new Refused.SlotBlocked(new SlotId(ID)),
                                new Refused.PatientBusy(APPOINTMENT_ID, TIME),
                                new Refused.SlotsNotConsecutive(new SlotId(ID), START),
                                new Refused.SlotFull(new SlotId(ID)),
                                new Refused.OverbookingLimit(new SlotId(ID), 10)),
                        List.of(
                                "Overbooked",
                                "SlotUnknown",
                                "SlotNotYours",
                                "PatientUnknown",
                                "SlotInPast",
                                "SlotBlocked",
                                "PatientBusy",
                                "SlotsNotConsecutive",
                                "SlotFull",
                                "OverbookingLimit")),
                new Stored<>(
                        BookWalkIn.Outcome.class,
                        List.of(
                                new BookWalkIn.WalkedIn(WALK_IN),
                                new Refused.SlotUnknown(new SlotId(ID)),
                                new Refused.SlotNotYours(new SlotId(ID)),
                                new Refused.PatientUnknown(new PatientId(ID)),
                                new Refused.SlotInPast(new SlotId(ID), TIME),
                                new Refused.SlotBlocked(new SlotId(ID)),
                                new Refused.PatientBusy(APPOINTMENT_ID, TIME),
                                new Refused.SlotsNotConsecutive(new SlotId(ID), START),
                                new Refused.SlotFull(new SlotId(ID)),
                                new Refused.SlotOver(new SlotId(ID), TIME),
                                new Refused.WalkInTooEarly(new SlotId(ID), NOW)),
                        List.of(
                                "WalkedIn",
                                "SlotUnknown",
                                "SlotNotYours",
                                "PatientUnknown",
                                "SlotInPast",
                                "SlotBlocked",
                                "PatientBusy",
                                "SlotsNotConsecutive",
                                "SlotFull",
                                "SlotOver",
                                "WalkInTooEarly")),
                new Stored<>(
                        SecondFactorOutcome.class,
                        List.of(
                                new SecondFactorOutcome.Done(),
                                new SecondFactorOutcome.PasswordWrong(),
                                new SecondFactorOutcome.CodeWrong(),
                                new SecondFactorOutcome.AlreadyEnrolled(),
                                new SecondFactorOutcome.NotEnrolled()),
                        List.of(
                                "Done",
                                "PasswordWrong",
                                "CodeWrong",
                                "AlreadyEnrolled",
                                "NotEnrolled")),
                new Stored<>(
                        NoteOutcome.class,
                        List.of(
                                new NoteOutcome.Done(
                                        new Note(
                                                new NoteId(ID),
                                                APPOINTMENT_ID,
                                                new UserId(ID),
                                                "two\nlines",
                                                NOW,
                                                Optional.of(NOW),
                                                2)),
                                new NoteOutcome.NoSuchAppointment(APPOINTMENT_ID),
                                new NoteOutcome.NoteUnknown(new NoteId(ID)),
                                new NoteOutcome.NoteNotYours(new NoteId(ID)),
                                new NoteOutcome.Outdated(new EtagMismatch("2")),
                                new NoteOutcome.TooManyNotes(APPOINTMENT_ID)),
                        List.of(
                                "Done",
                                "NoSuchAppointment",
                                "NoteUnknown",
                                "NoteNotYours",
                                "Outdated",
                                "TooManyNotes")),
                new Stored<>(
                        BookSeries.Outcome.class,
                        List.of(
                                new BookSeries.Booked(
                                        Optional.of(new SeriesId(ID)),
                                        List.of(PENDING, LONG),
                                        List.of(
                                                new BookSeries.Missed(
                                                        OCCURRENCE,
                                                        Reason.SLOT_FULL,
                                                        "Every place is taken.",
                                                        Map.of("slot_id", ID.toString())))),
                                new BookSeries.Looked(List.of(OCCURRENCE), List.of()),
                                new Refused.SlotNotYours(new SlotId(ID)),
                                new Refused.PatientUnknown(new PatientId(ID)),
                                new Refused.TypeUnknown(new AppointmentTypeId(ID)),
                                new Refused.TypeInactive(new AppointmentTypeId(ID))),
                        List.of(
                                "Booked",
                                "Looked",
                                "SlotNotYours",
                                "PatientUnknown",
                                "TypeUnknown",
                                "TypeInactive")),
                new Stored<>(
                        ConfirmSeries.Outcome.class,
                        List.of(
                                new ConfirmSeries.Confirmed(List.of(LONG), List.of(APPOINTMENT_ID)),
                                new Refused.SeriesUnknown(new SeriesId(ID))),
                        List.of("Confirmed", "SeriesUnknown")),
                new Stored<>(
                        CancelSeries.Outcome.class,
                        List.of(
                                new CancelSeries.Cancelled(List.of(CANCELLED)),
                                new Refused.SeriesUnknown(new SeriesId(ID)),
                                unknown),
                        List.of("Cancelled", "SeriesUnknown", "AppointmentUnknown")),
                new Stored<>(
                        HoldPlace.Outcome.class,
                        List.of(
                                new HoldPlace.Held(HOLD),
                                new Refused.SlotUnknown(new SlotId(ID)),
                                new Refused.SlotNotYours(new SlotId(ID)),
                                new Refused.SlotInPast(new SlotId(ID), TIME),
                                new Refused.SlotBlocked(new SlotId(ID)),
                                new Refused.SlotFull(new SlotId(ID))),
                        List.of(
                                "Held",
                                "SlotUnknown",
                                "SlotNotYours",
                                "SlotInPast",
                                "SlotBlocked",
                                "SlotFull")),
                new Stored<>(
                        ReleaseHold.Outcome.class,
                        List.of(
                                new ReleaseHold.Released(HOLD),
                                new Refused.PlaceHoldExpired(HOLD.id()),
                                new Refused.HoldNotYours(HOLD.id())),
                        List.of("Released", "PlaceHoldExpired", "HoldNotYours")),
                new Stored<>(
                        ExpireHold.Outcome.class,
                        List.of(new ExpireHold.Expired(HOLD), new ExpireHold.NothingToDo()),
                        List.of("Expired", "NothingToDo")),
                new Stored<>(
                        TakeStep.Outcome.class,
                        List.of(
                                new TakeStep.Taken(CANCELLED),
                                unknown,
                                expired,
                                wrong,
                                new Refused.TooEarly(APPOINTMENT_ID, NOW)),
                        List.of(
                                "Taken",
                                "AppointmentUnknown",
                                "HoldExpired",
                                "WrongState",
                                "TooEarly")),
                new Stored<>(
                        MoveAppointments.Outcome.class,
                        List.of(
                                new MoveAppointments.Moved(List.of(PENDING, CANCELLED, LONG)),
                                unknown,
                                expired,
                                wrong,
                                new Refused.SlotUnknown(new SlotId(ID)),
                                new Refused.SlotNotYours(new SlotId(ID)),
                                new Refused.PatientUnknown(new PatientId(ID)),
                                new Refused.SlotInPast(new SlotId(ID), TIME),
                                new Refused.SlotBlocked(new SlotId(ID)),
                                new Refused.PatientBusy(APPOINTMENT_ID, TIME),
                                new Refused.SlotsNotConsecutive(new SlotId(ID), START),
                                new Refused.SlotFull(new SlotId(ID)),
                                new Refused.AppointmentMoved(APPOINTMENT_ID, new SlotId(ID)),
                                new Refused.NothingToMove(APPOINTMENT_ID)),
                        List.of(
                                "Moved",
                                "AppointmentUnknown",
                                "HoldExpired",
                                "WrongState",
                                "SlotUnknown",
                                "SlotNotYours",
                                "PatientUnknown",
                                "SlotInPast",
                                "SlotBlocked",
                                "PatientBusy",
                                "SlotsNotConsecutive",
                                "SlotFull",
                                "AppointmentMoved",
                                "NothingToMove")),
                new Stored<>(
                        UndoLastStep.Outcome.class,
                        List.of(
                                new UndoLastStep.Undone(PENDING),
                                unknown,
                                new Refused.NothingToUndo(
                                        APPOINTMENT_ID, AppointmentStatus.CONFIRMED),
                                new Refused.UndoTooLate(APPOINTMENT_ID, NOW),
                                new Refused.PatientBusy(APPOINTMENT_ID, TIME),
                                new Refused.SlotFull(new SlotId(ID))),
                        List.of(
                                "Undone",
                                "AppointmentUnknown",
                                "NothingToUndo",
                                "UndoTooLate",
                                "PatientBusy",
                                "SlotFull")),
                new Stored<>(
                        ExpireAppointment.Outcome.class,
                        List.of(
                                new ExpireAppointment.Expired(
                                        PENDING.after(
                                                AppointmentStep.EXPIRE, NOW, Optional.empty())),
                                new ExpireAppointment.NothingToDo()),
                        List.of("Expired", "NothingToDo")),
                new Stored<>(
                        OfferPlace.Outcome.class,
                        List.of(
                                new OfferPlace.Offered(PENDING, new WaitlistEntryId(ID)),
                                new Refused.SlotUnknown(new SlotId(ID)),
                                new Refused.SlotNotYours(new SlotId(ID)),
                                new Refused.PatientUnknown(new PatientId(ID)),
                                new Refused.SlotInPast(new SlotId(ID), TIME),
                                new Refused.SlotBlocked(new SlotId(ID)),
                                new Refused.PatientBusy(APPOINTMENT_ID, TIME),
                                new Refused.SlotsNotConsecutive(new SlotId(ID), START),
                                new Refused.TypeUnknown(new AppointmentTypeId(ID)),
                                new Refused.TypeInactive(new AppointmentTypeId(ID)),
                                new Refused.SlotFull(new SlotId(ID)),
                                new Refused.WaitlistWrongState(new WaitlistEntryId(ID), "LEFT"),
                                new Refused.WaitlistNobodyFits(new SlotId(ID))),
                        List.of(
                                "Offered",
                                "SlotUnknown",
                                "SlotNotYours",
                                "PatientUnknown",
                                "SlotInPast",
                                "SlotBlocked",
                                "PatientBusy",
                                "SlotsNotConsecutive",
                                "TypeUnknown",
                                "TypeInactive",
                                "SlotFull",
                                "WaitlistWrongState",
                                "WaitlistNobodyFits")),
                new Stored<>(
                        JoinWaitlist.Outcome.class,
                        List.of(
                                new JoinWaitlist.Joined(WAITING),
                                new JoinWaitlist.NoSuchPatient(new PatientId(ID)),
                                new JoinWaitlist.NoSuchDoctor(new DoctorId(ID)),
                                new JoinWaitlist.DoctorIsInactive(new DoctorId(ID)),
                                new JoinWaitlist.SpecializationUnknown("Alchemy"),
                                new JoinWaitlist.AlreadyJoined(new WaitlistEntryId(ID))),
                        List.of(
                                "Joined",
                                "NoSuchPatient",
                                "NoSuchDoctor",
                                "DoctorIsInactive",
                                "SpecializationUnknown",
                                "AlreadyJoined")),
                new Stored<>(
                        LeaveWaitlist.Outcome.class,
                        List.of(
                                new LeaveWaitlist.Left(WAITING),
                                new WaitlistEntryUnknown(new WaitlistEntryId(ID)),
                                new EntryInWrongState(
                                        new WaitlistEntryId(ID), WaitlistState.SERVED)),
                        List.of("Left", "WaitlistEntryUnknown", "EntryInWrongState")),
                new Stored<>(
                        PrioritizeWaitlistEntry.Outcome.class,
                        List.of(
                                new PrioritizeWaitlistEntry.Prioritized(WAITING),
                                new PrioritizeWaitlistEntry.Changed(new EtagMismatch("3")),
                                new WaitlistEntryUnknown(new WaitlistEntryId(ID)),
                                new EntryInWrongState(
                                        new WaitlistEntryId(ID), WaitlistState.SERVED)),
                        List.of(
                                "Prioritized",
                                "Changed",
                                "WaitlistEntryUnknown",
                                "EntryInWrongState")),
                new Stored<>(
                        CreateTimeSlots.Outcome.class,
                        List.of(
                                new CreateTimeSlots.Created(
                                        2,
                                        new TimeSlot(
                                                new SlotId(ID),
                                                new DoctorId(ID),
                                                TIME,
                                                3,
                                                1,
                                                Optional.of("training"),
                                                4,
                                                List.of(HOLD),
                                                1,
                                                Optional.of(SlotRoom.of(ID, ID)))),
                                new CreateTimeSlots.NoSuchDoctor(new DoctorId(ID)),
                                new CreateTimeSlots.DoctorIsInactive(new DoctorId(ID)),
                                new RoomNotUsable.NoSuchRoom(new RoomId(ID)),
                                new RoomNotUsable.RoomIsInactive(new RoomId(ID)),
                                new SlotOverlap(new SlotId(ID), TIME),
                                ROOM_TAKEN),
                        List.of(
                                "Created",
                                "NoSuchDoctor",
                                "DoctorIsInactive",
                                "NoSuchRoom",
                                "RoomIsInactive",
                                "SlotOverlap",
                                "RoomTaken")),
                new Stored<>(
                        AssignRoom.Outcome.class,
                        List.of(
                                new AssignRoom.Assigned(2, 1, List.of(SLOT)),
                                new SelectionRefused.NoSuchDoctor(new DoctorId(ID)),
                                new SelectionRefused.SlotUnknown(new SlotId(ID)),
                                new SelectionRefused.ScheduleNotYours(new DoctorId(ID)),
                                new RoomNotUsable.NoSuchRoom(new RoomId(ID)),
                                new RoomNotUsable.RoomIsInactive(new RoomId(ID)),
                                ROOM_TAKEN),
                        List.of(
                                "Assigned",
                                "NoSuchDoctor",
                                "SlotUnknown",
                                "ScheduleNotYours",
                                "NoSuchRoom",
                                "RoomIsInactive",
                                "RoomTaken")),
                new Stored<>(
                        LocationProfiles.Outcome.class,
                        withLocationRefusals(
                                new LocationProfiles.Written(
                                        new Location(
                                                new LocationId(ID), "Main", "Street 1", true, 2))),
                        withLocationRefusalNames("Written")),
                new Stored<>(
                        LocationActivity.Outcome.class,
                        withLocationRefusals(
                                new LocationActivity.Changed(
                                        new Location(new LocationId(ID), "Main", "", false, 2))),
                        withLocationRefusalNames("Changed")),
                new Stored<>(
                        RoomProfiles.Outcome.class,
                        withLocationRefusals(new RoomProfiles.Written(ROOM)),
                        withLocationRefusalNames("Written")),
                new Stored<>(
                        RoomActivity.Outcome.class,
                        withLocationRefusals(new RoomActivity.Changed(ROOM)),
                        withLocationRefusalNames("Changed")),
                new Stored<>(
                        AppointmentTypeChanges.Outcome.class,
                        List.of(
                                new AppointmentTypeChanges.Written(TYPE),
                                new TypeRefused.NoSuchType(TYPE.id()),
                                new TypeRefused.ChangedMeanwhile("4"),
                                new TypeRefused.NameTaken(TYPE.id()),
                                new TypeRefused.InactiveAlready(TYPE.id()),
                                new TypeRefused.ActiveAlready(TYPE.id())),
                        List.of(
                                "Written",
                                "NoSuchType",
                                "ChangedMeanwhile",
                                "NameTaken",
                                "InactiveAlready",
                                "ActiveAlready")),
                new Stored<>(
                        DoctorProfiles.Outcome.class,
                        Stream.concat(
                                        Stream.of(new DoctorProfiles.Written(DOCTOR)),
                                        DOCTOR_REFUSALS.stream()
                                                .map(DoctorProfiles.Outcome.class::cast))
                                .toList(),
                        Stream.concat(Stream.of("Written"), DOCTOR_REFUSAL_NAMES.stream())
                                .toList()),
                new Stored<>(
                        DoctorActivity.DeactivateOutcome.class,
                        Stream.concat(
                                        Stream.of(new DoctorActivity.Deactivated(DOCTOR, 2, 1)),
                                        DOCTOR_REFUSALS.stream()
                                                .map(DoctorActivity.DeactivateOutcome.class::cast))
                                .toList(),
                        Stream.concat(Stream.of("Deactivated"), DOCTOR_REFUSAL_NAMES.stream())
                                .toList()),
                new Stored<>(
                        DoctorActivity.ReactivateOutcome.class,
                        Stream.concat(
                                        Stream.of(new DoctorActivity.Reactivated(DOCTOR, 2)),
                                        DOCTOR_REFUSALS.stream()
                                                .map(DoctorActivity.ReactivateOutcome.class::cast))
                                .toList(),
                        Stream.concat(Stream.of("Reactivated"), DOCTOR_REFUSAL_NAMES.stream())
                                .toList()),
                new Stored<>(
                        UpdateClinic.Outcome.class,
                        List.of(
                                new UpdateClinic.Updated(
                                        new ClinicSettings.Versioned(
                                                new Clinic(
                                                        "Clinic",
                                                        ZoneId.of("Europe/Madrid"),
                                                        Duration.ofMinutes(5),
                                                        Duration.ofMinutes(30),
                                                        90,
                                                        "es"),
                                                2),
                                        true),
                                new UpdateClinic.Outdated(new EtagMismatch("3"))),
                        List.of("Updated", "Outdated")),
                new Stored<>(
                        ServiceKeys.Outcome.class,
                        List.of(
                                new ServiceKeys.Done(
                                        new ServiceKey(
                                                ID,
                                                new UserId(ID),
                                                "website",
                                                new TreeSet<>(List.of("appointments.book")),
                                                NOW,
                                                START,
                                                Optional.empty(),
                                                Optional.of(NOW))),
                                new ServiceKeys.KeyUnknown(ID)),
                        List.of("Done", "KeyUnknown")),
                new Stored<>(
                        UserOutcome.class,
                        List.of(
                                new UserOutcome.Done(MANAGED),
                                new UserOutcome.UserUnknown(new UserId(ID)),
                                new UserOutcome.ServiceAccount(new UserId(ID)),
                                new UserOutcome.Outdated(new EtagMismatch("3")),
                                new UserOutcome.NoSuchDoctor(new DoctorId(ID)),
                                new UserOutcome.NoSuchPatient(new PatientId(ID)),
                                new UserOutcome.UsernameTaken(),
                                new UserOutcome.LastAdmin()),
                        List.of(
                                "Done",
                                "UserUnknown",
                                "ServiceAccount",
                                "Outdated",
                                "NoSuchDoctor",
                                "NoSuchPatient",
                                "UsernameTaken",
                                "LastAdmin")),
                new Stored<>(
                        ChangePassword.Outcome.class,
                        List.of(new ChangePassword.Changed(), new ChangePassword.PasswordWrong()),
                        List.of("Changed", "PasswordWrong")),
                new Stored<>(
                        RevokeSessions.Outcome.class,
                        List.of(
                                new RevokeSessions.Revoked(new UserId(ID), 2),
                                new RevokeSessions.SessionUnknown(ID),
                                new RevokeSessions.NoSuchUser(new UserId(ID))),
                        List.of("Revoked", "SessionUnknown", "NoSuchUser")),
                new Stored<>(
                        RegisterPatient.Outcome.class,
                        List.of(
                                new RegisterPatient.Registered(PATIENT),
                                new RegisterPatient.PossibleDuplicate(
                                        List.of(
                                                new DuplicateCandidate(
                                                        PATIENT, 0.725, List.of("name")))),
                                new RegisterPatient.EmailTaken()),
                        List.of("Registered", "PossibleDuplicate", "EmailTaken")),
                new Stored<>(
                        UpdatePatient.Outcome.class,
                        List.of(
                                new UpdatePatient.Updated(PATIENT),
                                new UpdatePatient.NoSuchPatient(new PatientId(ID)),
                                new UpdatePatient.MergedBefore(
                                        new PatientId(ID), new PatientId(ID)),
                                new UpdatePatient.ChangedMeanwhile("2"),
                                new UpdatePatient.EmailTaken()),
                        List.of(
                                "Updated",
                                "NoSuchPatient",
                                "MergedBefore",
                                "ChangedMeanwhile",
                                "EmailTaken")),
                new Stored<>(
                        MergePatients.Outcome.class,
                        List.of(
                                new MergePatients.Merged(
                                        PATIENT,
                                        List.of("phone"),
                                        new PatientBelongings(
                                                3, 1, 2, 1, List.of(ID), List.of(new UserId(ID)))),
                                new MergePatients.NothingToMerge(new PatientId(ID)),
                                new MergePatients.NoSuchPatient(new PatientId(ID)),
                                new MergePatients.MergedBefore(
                                        new PatientId(ID), new PatientId(ID)),
                                new MergePatients.ChangedMeanwhile(new PatientId(ID), "2"),
                                new MergePatients.AppointmentsOverlap(
                                        1,
                                        List.of(
                                                new AppointmentOverlap(
                                                        new AppointmentOverlap.Appointment(
                                                                ID, NOW, NOW),
                                                        new AppointmentOverlap.Appointment(
                                                                ID, NOW, NOW))))),
                        List.of(
                                "Merged",
                                "NothingToMerge",
                                "NoSuchPatient",
                                "MergedBefore",
                                "ChangedMeanwhile",
                                "AppointmentsOverlap")));
    }

    @ParameterizedTest
    @MethodSource("types")
    <O> void everyOutcomeIsReadAsItWasWritten(Stored<O> stored) {
        var json = new OutcomeJson<>(stored.type());

        assertThat(stored.outcomes())
                .allSatisfy(one -> assertThat(json.read(json.write(one))).isEqualTo(one));
    }

    @ParameterizedTest
    @MethodSource("types")
    <O> void theNamesThatAreStoredNeverChange(Stored<O> stored) {
        var json = new OutcomeJson<>(stored.type());

        for (int i = 0; i < stored.outcomes().size(); i++) {
            assertThat(json.write(stored.outcomes().get(i)))
                    .contains("\"outcome\":\"" + stored.names().get(i) + "\"");
        }
    }

    @ParameterizedTest
    @MethodSource("types")
    <O> void noOutcomeIsForgottenHere(Stored<O> stored) {
        assertThat(stored.outcomes().stream().map(Object::getClass).map(Class::getSimpleName))
                .containsExactlyInAnyOrderElementsOf(leaves(stored.type()).toList());
    }

    @Test
    void anOutcomeStoredByThisReleaseReads() {
        String written =
                """
                {"outcome": "SlotInPast", "slot": "01890a5d-ac96-774b-bcce-b302099a8057",
                 "time": {"start": "2030-01-01T10:00:00Z", "end": "2030-01-01T10:20:00Z"}}
                """;

        assertThat(new OutcomeJson<>(BookAppointment.Outcome.class).read(written))
                .isEqualTo(new Refused.SlotInPast(new SlotId(ID), TIME));
    }

    @Test
    void aSlotStoredBeforeThereWereHoldsAndRoomsHasNone() {
        String written =
                """
                {"outcome": "Created", "count": 1, "first": {"id": "01890a5d-ac96-774b-bcce-b302099a8057",
                 "doctor": "01890a5d-ac96-774b-bcce-b302099a8057", "capacity": 3, "booked": 1, "version": 4,
                 "blockedReason": null, "time": {"start": "2030-01-01T10:00:00Z", "end": "2030-01-01T10:20:00Z"}}}
                """;

        assertThat(new OutcomeJson<>(CreateTimeSlots.Outcome.class).read(written))
                .isEqualTo(new CreateTimeSlots.Created(1, SLOT));
    }

    @Test
    void aComponentThatTheNextReleaseWillAddIsLeftOut() {
        String written = "{\"outcome\": \"EmailTaken\", \"since\": \"2031-01-01\"}";

        assertThat(new OutcomeJson<>(RegisterPatient.Outcome.class).read(written))
                .isEqualTo(new RegisterPatient.EmailTaken());
    }

    @Test
    void whatCannotBeReadIsNotQuoted() {
        var json = new OutcomeJson<>(RegisterPatient.Outcome.class);

        assertThatThrownBy(() -> json.read("{\"outcome\": \"Registered\", \"patient\": \"Ada\"}"))
                .isInstanceOf(IllegalStateException.class)
                .hasNoCause()
                .hasMessageNotContaining("Ada");
    }

    private static Stream<String> leaves(Class<?> type) {
        return type.isRecord()
                ? Stream.of(type.getSimpleName())
                : Arrays.stream(type.getPermittedSubclasses()).flatMap(OutcomeJsonTest::leaves);
    }
}
