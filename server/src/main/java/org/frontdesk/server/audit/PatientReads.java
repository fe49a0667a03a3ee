package org.frontdesk.server.audit;

import io.grpc.MethodDescriptor;
import io.grpc.protobuf.ProtoMethodDescriptorSupplier;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Which methods show patients, and how it is known whom. A method without a row whose answer could name a patient is taken for
 * {@link Shows#IN_ANSWER}, so that a forgotten row never lets a read go unrecorded; a test asks for the row.
 */
public final class PatientReads {

    /** How it is known whom an answer shows, and where that is written down. */
    public enum Shows {
        /** Whoever has a {@code patient_id} in the answer. */
        IN_ANSWER,
        /** Whom the service names through {@link ShownPatients}, as the answer does not tell. */
        NAMED,
        /** A change with its own entry. Whom a refusal shows, the service names. */
        NAMED_IN_REFUSAL,
        /** A change: its own entry says who made it, to whose record. */
        CHANGE,
        /** Nobody but the caller, to themselves. */
        OWN_ACCOUNT,
        /** Writes an entry of its own kind. */
        ITSELF,
        NOBODY
    }

    private static final Map<String, Shows> TABLE = new LinkedHashMap<>();

    static {
        // one row for each method that shows patients
        row("SessionService/SignIn", Shows.OWN_ACCOUNT);
        row("SessionService/GetCurrentUser", Shows.OWN_ACCOUNT);

        row("UserService/GetUser", Shows.IN_ANSWER);
        row("UserService/ListUsers", Shows.IN_ANSWER);
        row("UserService/CreateUser", Shows.CHANGE);
        row("UserService/UpdateUser", Shows.CHANGE);
        row("UserService/DisableUser", Shows.CHANGE);
        row("UserService/EnableUser", Shows.CHANGE);
        row("UserService/ResetPassword", Shows.CHANGE);
        row("UserService/RemoveUserSecondFactor", Shows.CHANGE);
        row("UserService/SetUserPermissions", Shows.CHANGE);

        row("PatientService/SearchPatients", Shows.IN_ANSWER);
        row("PatientService/GetPatient", Shows.IN_ANSWER);
        row("PatientService/ListPatients", Shows.IN_ANSWER);
        row("PatientService/FindPossibleDuplicates", Shows.IN_ANSWER);
        row("PatientService/GetPatientHistory", Shows.NAMED);
        row("PatientService/RegisterPatient", Shows.NAMED_IN_REFUSAL);
        row("PatientService/UpdatePatient", Shows.CHANGE);
        row("PatientService/MergePatients", Shows.NAMED);
        row("PatientService/ExportPatient", Shows.ITSELF);

        row("AppointmentService/GetAppointment", Shows.IN_ANSWER);
        row("AppointmentService/ListAppointments", Shows.IN_ANSWER);
        row("AppointmentService/WatchAppointments", Shows.IN_ANSWER);
        row("AppointmentService/GetAppointmentTrail", Shows.NAMED);
        row("AppointmentService/BookAppointment", Shows.CHANGE);
        row("AppointmentService/BookWalkIn", Shows.CHANGE);
        row("AppointmentService/OverbookAppointment", Shows.CHANGE);
        row("AppointmentService/ConfirmAppointment", Shows.CHANGE);
        row("AppointmentService/CancelAppointment", Shows.CHANGE);
        row("AppointmentService/RescheduleAppointment", Shows.CHANGE);
        row("AppointmentService/SwapAppointments", Shows.CHANGE);
        row("AppointmentService/CheckInAppointment", Shows.CHANGE);
        row("AppointmentService/StartAppointment", Shows.CHANGE);
        row("AppointmentService/CompleteAppointment", Shows.CHANGE);
        row("AppointmentService/MarkNoShow", Shows.CHANGE);
        row("AppointmentService/UndoLastStep", Shows.CHANGE);

        row("SeriesService/GetSeries", Shows.IN_ANSWER);
        row("SeriesService/BookSeries", Shows.CHANGE);
        row("SeriesService/ConfirmSeries", Shows.CHANGE);
        row("SeriesService/CancelSeries", Shows.CHANGE);

        row("DoctorDayService/GetDoctorSchedule", Shows.IN_ANSWER);
        row("DoctorDayService/PreviewMoveDoctorDay", Shows.IN_ANSWER);
        row("DoctorDayService/ListCallList", Shows.IN_ANSWER);
        row("DoctorDayService/MoveDoctorDay", Shows.CHANGE);
        row("DoctorDayService/MarkCalled", Shows.CHANGE);

        row("WaitlistService/GetWaitlistEntry", Shows.IN_ANSWER);
        row("WaitlistService/ListWaitlist", Shows.IN_ANSWER);
        row("WaitlistService/ListWaitlistMatches", Shows.IN_ANSWER);
        row("WaitlistService/WatchWaitlistProposals", Shows.IN_ANSWER);
        row("WaitlistService/JoinWaitlist", Shows.CHANGE);
        row("WaitlistService/LeaveWaitlist", Shows.CHANGE);
        row("WaitlistService/PrioritizeWaitlistEntry", Shows.CHANGE);
        row("WaitlistService/OfferPlace", Shows.CHANGE);

        // what the descriptors don't tell: patients in a text or a file
        row("NoteService/ListNotes", Shows.NAMED);
        row("CalendarService/GetAppointmentCalendar", Shows.NAMED);
        row("CalendarService/GetDoctorDayCalendar", Shows.NAMED);
        row("ReminderService/PreviewReminder", Shows.NAMED);
        row("TransferService/ExportCsv", Shows.NAMED);

        row("AuditService/ListAuditEntries", Shows.ITSELF);
    }

    private PatientReads() {}

    static Shows of(MethodDescriptor<?, ?> method) {
        Shows tabled = TABLE.get(method.getFullMethodName());
        if (tabled != null) {
            return tabled;
        }
        return method.getSchemaDescriptor() instanceof ProtoMethodDescriptorSupplier schema
                        && PatientsInMessage.mayBeIn(schema.getMethodDescriptor().getOutputType())
                ? Shows.IN_ANSWER
                : Shows.NOBODY;
    }

    /** Every method that has a row, with what it says. */
    static Map<String, Shows> rows() {
        return Collections.unmodifiableMap(TABLE);
    }

    private static void row(String method, Shows shows) {
        if (TABLE.put("frontdesk.v1." + method, shows) != null) {
            throw new IllegalStateException("two rows for " + method);
        }
    }
}
