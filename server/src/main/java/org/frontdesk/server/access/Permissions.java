package org.frontdesk.server.access;

import static org.frontdesk.server.access.Role.ADMIN;
import static org.frontdesk.server.access.Role.DOCTOR;
import static org.frontdesk.server.access.Role.PATIENT;
import static org.frontdesk.server.access.Role.RECEPTIONIST;
import static org.frontdesk.server.access.Role.SERVICE;

import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Who may call what. On whose records a call may work is decided by {@link Caller#mayActFor} and {@link Caller#mayActIn}
 * in the feature itself. A method without a row is closed to everybody.
 */
public final class Permissions {

    /** Who may call one method. */
    public sealed interface Rule {

        /** Anybody, without a session. */
        record Anyone() implements Rule {}

        /** Callers with one of these roles. */
        record Roles(Set<Role> roles) implements Rule {}
    }

    private static final Map<String, Rule> TABLE = new LinkedHashMap<>();

    static {
        // one row for each method: its full name, then the roles that may call it
        anyone("frontdesk.v1.SessionService/SignIn");
        everyRole("frontdesk.v1.SessionService/SignOut");
        everyRole("frontdesk.v1.SessionService/GetCurrentUser");
        everyPerson("frontdesk.v1.SessionService/ChangePassword");
        everyPerson("frontdesk.v1.SessionService/EnrollSecondFactor");
        everyPerson("frontdesk.v1.SessionService/ConfirmSecondFactor");
        everyPerson("frontdesk.v1.SessionService/RemoveSecondFactor");

        roles("frontdesk.v1.UserService/CreateUser", ADMIN);
        roles("frontdesk.v1.UserService/GetUser", ADMIN);
        roles("frontdesk.v1.UserService/ListUsers", ADMIN);
        roles("frontdesk.v1.UserService/UpdateUser", ADMIN);
        roles("frontdesk.v1.UserService/SetUserPermissions", ADMIN);
        roles("frontdesk.v1.UserService/DisableUser", ADMIN);
        roles("frontdesk.v1.UserService/EnableUser", ADMIN);
        roles("frontdesk.v1.UserService/ResetPassword", ADMIN);
        roles("frontdesk.v1.UserService/RemoveUserSecondFactor", ADMIN);
        roles("frontdesk.v1.ServiceKeyService/CreateServiceKey", ADMIN);
        roles("frontdesk.v1.ServiceKeyService/ListServiceKeys", ADMIN);
        roles("frontdesk.v1.ServiceKeyService/RevokeServiceKey", ADMIN);
        everyRole("frontdesk.v1.ClinicService/GetClinic");
        roles("frontdesk.v1.ClinicService/UpdateClinic", ADMIN);
        everyRole("frontdesk.v1.AppointmentTypeService/GetAppointmentType");
        everyRole("frontdesk.v1.AppointmentTypeService/ListAppointmentTypes");
        roles("frontdesk.v1.AppointmentTypeService/CreateAppointmentType", ADMIN);
        roles("frontdesk.v1.AppointmentTypeService/UpdateAppointmentType", ADMIN);
        roles("frontdesk.v1.AppointmentTypeService/DeactivateAppointmentType", ADMIN);
        roles("frontdesk.v1.AppointmentTypeService/ReactivateAppointmentType", ADMIN);
        everyPerson("frontdesk.v1.UserService/ListSessions");
        everyPerson("frontdesk.v1.UserService/RevokeSession");
        everyPerson("frontdesk.v1.UserService/RevokeSessions");

        everyRole("frontdesk.v1.DoctorService/GetDoctor");
        everyRole("frontdesk.v1.DoctorService/ListDoctors");
        everyRole("frontdesk.v1.DoctorService/SearchDoctors");
        everyRole("frontdesk.v1.DoctorService/ListSpecializations");
        roles("frontdesk.v1.DoctorService/CreateDoctor", ADMIN);
        roles("frontdesk.v1.DoctorService/UpdateDoctor", ADMIN);
        roles("frontdesk.v1.DoctorService/DeactivateDoctor", ADMIN);
        roles("frontdesk.v1.DoctorService/ReactivateDoctor", ADMIN);

        roles("frontdesk.v1.PatientService/SearchPatients", RECEPTIONIST, DOCTOR, ADMIN, SERVICE);
        roles("frontdesk.v1.PatientService/RegisterPatient", RECEPTIONIST, ADMIN, SERVICE);
        everyRole("frontdesk.v1.PatientService/GetPatient");
        roles("frontdesk.v1.PatientService/ListPatients", RECEPTIONIST, ADMIN, SERVICE);
        roles("frontdesk.v1.PatientService/FindPossibleDuplicates", RECEPTIONIST, ADMIN, SERVICE);
        roles("frontdesk.v1.PatientService/UpdatePatient", RECEPTIONIST, ADMIN, SERVICE);
        everyRole("frontdesk.v1.PatientService/GetPatientHistory");
        roles("frontdesk.v1.PatientService/MergePatients", RECEPTIONIST, ADMIN, SERVICE);
        roles("frontdesk.v1.PatientService/ExportPatient", ADMIN, PATIENT);

        roles("frontdesk.v1.LocationService/CreateLocation", ADMIN);
        staff("frontdesk.v1.LocationService/GetLocation");
        staff("frontdesk.v1.LocationService/ListLocations");
        roles("frontdesk.v1.LocationService/UpdateLocation", ADMIN);
        roles("frontdesk.v1.LocationService/DeactivateLocation", ADMIN);
        roles("frontdesk.v1.LocationService/ReactivateLocation", ADMIN);
        roles("frontdesk.v1.LocationService/CreateRoom", ADMIN);
        staff("frontdesk.v1.LocationService/GetRoom");
        staff("frontdesk.v1.LocationService/ListRooms");
        roles("frontdesk.v1.LocationService/UpdateRoom", ADMIN);
        roles("frontdesk.v1.LocationService/DeactivateRoom", ADMIN);
        roles("frontdesk.v1.LocationService/ReactivateRoom", ADMIN);

        roles("frontdesk.v1.ScheduleService/CreateTimeSlot", ADMIN);
        roles("frontdesk.v1.ScheduleService/BulkCreateTimeSlots", ADMIN);
        everyRole("frontdesk.v1.ScheduleService/GetTimeSlot");
        roles("frontdesk.v1.ScheduleService/UpdateTimeSlotCapacity", ADMIN);
        roles("frontdesk.v1.ScheduleService/BlockTimeSlots", RECEPTIONIST, DOCTOR, ADMIN);
        roles("frontdesk.v1.ScheduleService/ReopenTimeSlots", RECEPTIONIST, DOCTOR, ADMIN);
        roles("frontdesk.v1.ScheduleService/DeleteTimeSlots", ADMIN);
        roles("frontdesk.v1.ScheduleService/AssignRoom", RECEPTIONIST, DOCTOR, ADMIN);
        everyRole("frontdesk.v1.ScheduleService/FindFirstFree");
        roles("frontdesk.v1.ScheduleService/ListTimeSlots", RECEPTIONIST, DOCTOR, ADMIN, SERVICE);
        everyRole("frontdesk.v1.ScheduleService/ListAvailableSlots");
        everyRole("frontdesk.v1.ScheduleService/WatchSlots");

        roles("frontdesk.v1.AvailabilityService/CreateWeeklyTemplate", ADMIN);
        roles("frontdesk.v1.AvailabilityService/UpdateWeeklyTemplate", ADMIN);
        roles("frontdesk.v1.AvailabilityService/EndWeeklyTemplate", ADMIN);
        roles("frontdesk.v1.AvailabilityService/CreateClosure", ADMIN);
        roles("frontdesk.v1.AvailabilityService/DeleteClosure", ADMIN);
        roles("frontdesk.v1.AvailabilityService/ExtendSchedule", ADMIN);
        roles(
                "frontdesk.v1.AvailabilityService/ListWeeklyTemplates",
                RECEPTIONIST,
                DOCTOR,
                ADMIN,
                SERVICE);
        roles(
                "frontdesk.v1.AvailabilityService/ListClosures",
                RECEPTIONIST,
                DOCTOR,
                ADMIN,
                SERVICE);

        roles("frontdesk.v1.HoldService/HoldPlace", RECEPTIONIST, DOCTOR, ADMIN, SERVICE);
        roles("frontdesk.v1.HoldService/ReleaseHold", RECEPTIONIST, DOCTOR, ADMIN, SERVICE);
        roles("frontdesk.v1.HoldService/ListHolds", RECEPTIONIST, DOCTOR, ADMIN, SERVICE);

        everyRole("frontdesk.v1.AppointmentService/BookAppointment");
        // of people, those to whom it was granted: UserPermissions
        staff("frontdesk.v1.AppointmentService/OverbookAppointment");
        staff("frontdesk.v1.AppointmentService/BookWalkIn");
        everyRole("frontdesk.v1.AppointmentService/ConfirmAppointment");
        everyRole("frontdesk.v1.AppointmentService/CancelAppointment");
        everyRole("frontdesk.v1.AppointmentService/RescheduleAppointment");
        staff("frontdesk.v1.AppointmentService/SwapAppointments");
        staff("frontdesk.v1.AppointmentService/GetAppointmentTrail");
        staff("frontdesk.v1.AppointmentService/CheckInAppointment");
        staff("frontdesk.v1.AppointmentService/StartAppointment");
        staff("frontdesk.v1.AppointmentService/CompleteAppointment");
        staff("frontdesk.v1.AppointmentService/MarkNoShow");
        staff("frontdesk.v1.AppointmentService/UndoLastStep");
        everyRole("frontdesk.v1.AppointmentService/GetAppointment");
        everyRole("frontdesk.v1.AppointmentService/ListAppointments");
        everyRole("frontdesk.v1.AppointmentService/WatchAppointments");

        staff("frontdesk.v1.DoctorDayService/GetDoctorSchedule");
        roles("frontdesk.v1.DoctorDayService/PreviewMoveDoctorDay", RECEPTIONIST, ADMIN, SERVICE);
        roles("frontdesk.v1.DoctorDayService/MoveDoctorDay", RECEPTIONIST, ADMIN, SERVICE);
        roles("frontdesk.v1.DoctorDayService/ListCallList", RECEPTIONIST, ADMIN, SERVICE);
        roles("frontdesk.v1.DoctorDayService/MarkCalled", RECEPTIONIST, ADMIN, SERVICE);

        roles("frontdesk.v1.NoteService/AddNote", RECEPTIONIST, DOCTOR, ADMIN);
        roles("frontdesk.v1.NoteService/EditNote", RECEPTIONIST, DOCTOR, ADMIN);
        roles("frontdesk.v1.NoteService/RemoveNote", RECEPTIONIST, DOCTOR, ADMIN);
        roles("frontdesk.v1.NoteService/ListNotes", RECEPTIONIST, DOCTOR, ADMIN);

        staff("frontdesk.v1.SeriesService/BookSeries");
        staff("frontdesk.v1.SeriesService/ConfirmSeries");
        staff("frontdesk.v1.SeriesService/CancelSeries");
        staff("frontdesk.v1.SeriesService/GetSeries");

        everyRole("frontdesk.v1.CalendarService/GetAppointmentCalendar");
        roles(
                "frontdesk.v1.CalendarService/GetDoctorDayCalendar",
                RECEPTIONIST,
                DOCTOR,
                ADMIN,
                SERVICE);

        roles("frontdesk.v1.WaitlistService/JoinWaitlist", RECEPTIONIST, ADMIN, PATIENT, SERVICE);
        roles("frontdesk.v1.WaitlistService/LeaveWaitlist", RECEPTIONIST, ADMIN, PATIENT, SERVICE);
        roles("frontdesk.v1.WaitlistService/PrioritizeWaitlistEntry", RECEPTIONIST, ADMIN, SERVICE);
        everyRole("frontdesk.v1.WaitlistService/GetWaitlistEntry");
        everyRole("frontdesk.v1.WaitlistService/ListWaitlist");
        roles("frontdesk.v1.WaitlistService/ListWaitlistMatches", RECEPTIONIST, ADMIN, SERVICE);
        roles("frontdesk.v1.WaitlistService/OfferPlace", RECEPTIONIST, ADMIN, SERVICE);
        roles("frontdesk.v1.WaitlistService/WatchWaitlistProposals", RECEPTIONIST, ADMIN, SERVICE);
        roles("frontdesk.v1.ReminderService/GetReminderSettings", RECEPTIONIST, ADMIN);
        roles("frontdesk.v1.ReminderService/UpdateReminderSettings", ADMIN);
        roles("frontdesk.v1.ReminderService/PreviewReminder", RECEPTIONIST, ADMIN);
        roles(
                "frontdesk.v1.ReminderService/SetReminderPreference",
                RECEPTIONIST,
                ADMIN,
                Role.PATIENT,
                SERVICE);
        roles("frontdesk.v1.ReminderService/ListReminders", RECEPTIONIST, ADMIN);

        roles("frontdesk.v1.ReportService/GetActivityReport", DOCTOR, ADMIN, SERVICE);

        roles("frontdesk.v1.TransferService/ImportCsv", ADMIN);
        roles("frontdesk.v1.TransferService/ExportCsv", ADMIN);

        roles("frontdesk.v1.AuditService/ListAuditEntries", ADMIN);
        roles("frontdesk.v1.AuditService/VerifyAuditLog", ADMIN);

        anyone("grpc.health.v1.Health/Check");
        anyone("grpc.health.v1.Health/List");
        anyone("grpc.health.v1.Health/Watch");
        // served only where the settings say so
        anyone("grpc.reflection.v1.ServerReflection/ServerReflectionInfo");
        anyone("grpc.reflection.v1alpha.ServerReflection/ServerReflectionInfo");
    }

    /** All that an account may do until its owner has chosen a password. */
    private static final Set<String> BEFORE_THE_PASSWORD_IS_CHANGED =
            Set.of(
                    "frontdesk.v1.SessionService/ChangePassword",
                    "frontdesk.v1.SessionService/GetCurrentUser",
                    "frontdesk.v1.SessionService/SignOut");

    private Permissions() {}

    /** Whether the method may be called with a password that somebody else chose. */
    public static boolean isOpenBeforeThePasswordIsChanged(String fullMethodName) {
        return BEFORE_THE_PASSWORD_IS_CHANGED.contains(fullMethodName);
    }

    /** The rule for a method, named as {@code package.Service/Method}. */
    public static Optional<Rule> of(String fullMethodName) {
        return Optional.ofNullable(TABLE.get(fullMethodName));
    }

    /** Every method that has a row. */
    public static Set<String> methods() {
        return Collections.unmodifiableSet(TABLE.keySet());
    }

    private static void anyone(String method) {
        row(method, new Rule.Anyone());
    }

    private static void everyRole(String method) {
        row(method, new Rule.Roles(Set.copyOf(EnumSet.allOf(Role.class))));
    }

    /** Every role but that of services. */
    private static void everyPerson(String method) {
        row(method, new Rule.Roles(Set.copyOf(EnumSet.complementOf(EnumSet.of(Role.SERVICE)))));
    }

    /** Everybody but patients. */
    private static void staff(String method) {
        roles(method, RECEPTIONIST, DOCTOR, ADMIN, SERVICE);
    }

    private static void roles(String method, Role... roles) {
        row(method, new Rule.Roles(Set.of(roles)));
    }

    private static void row(String method, Rule rule) {
        if (TABLE.put(method, rule) != null) {
            throw new IllegalStateException("two rows for " + method);
        }
    }
}
