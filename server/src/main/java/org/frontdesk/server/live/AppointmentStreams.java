package org.frontdesk.server.live;

import io.grpc.stub.ServerCallStreamObserver;

import org.frontdesk.api.v1.WatchAppointmentsResponse;
import org.frontdesk.server.access.Caller;
import org.frontdesk.server.appointments.Appointment;
import org.frontdesk.server.appointments.AppointmentId;
import org.frontdesk.server.appointments.AppointmentMessages;
import org.frontdesk.server.appointments.AppointmentWatch;
import org.frontdesk.server.database.Transactions;
import org.frontdesk.server.doctors.DoctorId;
import org.frontdesk.server.schedule.TimeRange;

import java.time.Clock;
import java.util.List;
import java.util.Set;

/** The open streams of {@code AppointmentService.WatchAppointments}. */
public final class AppointmentStreams implements AppointmentWatch, AutoCloseable {

    private final Fanout<
                    AppointmentId,
                    Appointment,
                    org.frontdesk.api.v1.Appointment,
                    WatchAppointmentsResponse>
            fanout;

    public AppointmentStreams(
            Transactions transactions,
            AppointmentMessages messages,
            Clock clock,
            StreamWorkers workers) {
        this.fanout =
                new Fanout<>(new AppointmentStreamKind(messages), transactions, clock, workers);
    }

    /** What the change feed tells. */
    public ChangeListener changes() {
        return fanout;
    }

    /**
     * {@inheritDoc}
     *
     * <p>What is sent is what the contract says. A doctor is shown only what is in their own
     * schedule, a patient only what is theirs.
     *
     * @throws io.grpc.StatusRuntimeException SERVER_BUSY when too many streams are open, UNAVAILABLE when closed
     */
    @Override
    public void open(
            Caller caller,
            List<DoctorId> doctors,
            TimeRange time,
            String resumeToken,
            ServerCallStreamObserver<WatchAppointmentsResponse> stream) {
        fanout.open(caller, new WatchedSchedule(Set.copyOf(doctors), time), resumeToken, stream);
    }

    public int openStreams() {
        return fanout.openStreams();
    }

    /** Ends all streams with UNAVAILABLE. */
    @Override
    public void close() {
        fanout.close();
    }
}
