package org.frontdesk.server.live;

import io.grpc.stub.ServerCallStreamObserver;

import org.frontdesk.api.v1.WatchAppointmentsResponse;
import org.frontdesk.server.access.Caller;
import org.frontdesk.server.appointments.Appointment;
import org.frontdesk.server.appointments.AppointmentId;
import org.frontdesk.server.appointments.AppointmentMessages;
import org.frontdesk.server.database.Transactions;

import java.time.Clock;

/** The open streams of {@code AppointmentService.WatchAppointments}. */
public final class AppointmentStreams implements AutoCloseable {

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
     * Answers a call with a stream, as the contract says. Returns at once. A doctor is shown only what is in their own
     * schedule, a patient only what is theirs.
     *
     * @param resumeToken as the client sent it; may be empty or anything else
     * @throws io.grpc.StatusRuntimeException SERVER_BUSY when too many streams are open, UNAVAILABLE when closed
     */
    public void open(
            Caller caller,
            WatchedSchedule schedule,
            String resumeToken,
            ServerCallStreamObserver<WatchAppointmentsResponse> observer) {
        fanout.open(caller, schedule, resumeToken, observer);
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
