package org.frontdesk.server.access;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Which named permission of its key a service needs for a method that {@link Permissions} lets services call. A method
 * without a row is closed to keys.
 */
public final class ServicePermissions {

    /** Stands for methods that any key may call. */
    private static final String NONE = "";

    private static final Map<String, String> TABLE = new LinkedHashMap<>();

    static {
        row("SessionService/SignOut", NONE);
        row("SessionService/GetCurrentUser", NONE);
        row("ClinicService/GetClinic", NONE);
        row("AppointmentTypeService/GetAppointmentType", NONE);
        row("AppointmentTypeService/ListAppointmentTypes", NONE);

        row("DoctorService/GetDoctor", "doctors.read");
        row("DoctorService/ListDoctors", "doctors.read");
        row("DoctorService/SearchDoctors", "doctors.read");
        row("DoctorService/ListSpecializations", "doctors.read");

        row("PatientService/SearchPatients", "patients.read");
        row("PatientService/GetPatient", "patients.read");
        row("PatientService/ListPatients", "patients.read");
        row("PatientService/FindPossibleDuplicates", "patients.read");
        row("PatientService/GetPatientHistory", "patients.read");

        row("PatientService/RegisterPatient", "patients.write");
        row("PatientService/UpdatePatient", "patients.write");
        row("ReminderService/SetReminderPreference", "patients.write");
        row("PatientService/MergePatients", "patients.merge");

        row("ScheduleService/ListTimeSlots", "schedule.read");
        row("ScheduleService/ListAvailableSlots", "schedule.read");
        row("ScheduleService/WatchSlots", "schedule.read");
        row("ScheduleService/GetTimeSlot", "schedule.read");
        row("ScheduleService/FindFirstFree", "schedule.read");
        row("AvailabilityService/ListWeeklyTemplates", "schedule.read");
        row("AvailabilityService/ListClosures", "schedule.read");
        row("LocationService/GetLocation", "schedule.read");
        row("LocationService/ListLocations", "schedule.read");
        row("LocationService/GetRoom", "schedule.read");
        row("LocationService/ListRooms", "schedule.read");

        row("AppointmentService/GetAppointment", "appointments.read");
        row("AppointmentService/ListAppointments", "appointments.read");
        row("AppointmentService/GetAppointmentTrail", "appointments.read");
        row("AppointmentService/WatchAppointments", "appointments.read");
        row("DoctorDayService/GetDoctorSchedule", "appointments.read");
        row("CalendarService/GetAppointmentCalendar", "appointments.read");
        row("CalendarService/GetDoctorDayCalendar", "appointments.read");

        row("SeriesService/GetSeries", "appointments.read");

        row("SeriesService/BookSeries", "appointments.book");
        row("SeriesService/ConfirmSeries", "appointments.book");
        row("SeriesService/CancelSeries", "appointments.book");
        row("HoldService/HoldPlace", "appointments.book");
        row("HoldService/ReleaseHold", "appointments.book");
        row("HoldService/ListHolds", "appointments.read");
        row("AppointmentService/BookAppointment", "appointments.book");
        row("AppointmentService/BookWalkIn", "appointments.book");
        row("AppointmentService/OverbookAppointment", "appointments.overbook");
        row("AppointmentService/ConfirmAppointment", "appointments.book");
        row("AppointmentService/CancelAppointment", "appointments.book");
        row("AppointmentService/RescheduleAppointment", "appointments.book");
        row("AppointmentService/SwapAppointments", "appointments.book");
        row("AppointmentService/CheckInAppointment", "appointments.book");
        row("AppointmentService/StartAppointment", "appointments.book");
        row("AppointmentService/CompleteAppointment", "appointments.book");
        row("AppointmentService/MarkNoShow", "appointments.book");
        row("AppointmentService/UndoLastStep", "appointments.book");

        row("DoctorDayService/PreviewMoveDoctorDay", "doctor-days.move");
        row("DoctorDayService/MoveDoctorDay", "doctor-days.move");
        row("DoctorDayService/ListCallList", "doctor-days.move");
        row("DoctorDayService/MarkCalled", "doctor-days.move");

        row("ReportService/GetActivityReport", "reports.read");

        row("WaitlistService/GetWaitlistEntry", "waitlist.read");
        row("WaitlistService/ListWaitlist", "waitlist.read");
        row("WaitlistService/ListWaitlistMatches", "waitlist.read");
        row("WaitlistService/WatchWaitlistProposals", "waitlist.read");

        row("WaitlistService/JoinWaitlist", "waitlist.write");
        row("WaitlistService/LeaveWaitlist", "waitlist.write");
        row("WaitlistService/PrioritizeWaitlistEntry", "waitlist.write");
        row("WaitlistService/OfferPlace", "waitlist.write");
    }

    private ServicePermissions() {}

    /** Whether a row says what a key needs for the method. */
    public static boolean isTabled(String fullMethodName) {
        return TABLE.containsKey(fullMethodName);
    }

    /** The permission a key needs; empty: none, where {@link #isTabled}. */
    public static Optional<String> of(String fullMethodName) {
        return Optional.ofNullable(TABLE.get(fullMethodName)).filter(name -> !name.equals(NONE));
    }

    /** Every permission there is. */
    public static SortedSet<String> names() {
        var names = new TreeSet<>(TABLE.values());
        names.remove(NONE);
        return Collections.unmodifiableSortedSet(names);
    }

    private static void row(String method, String permission) {
        if (TABLE.put("frontdesk.v1." + method, permission) != null) {
            throw new IllegalStateException("two rows for " + method);
        }
    }
}
