package org.frontdesk.server.appointments;

import io.grpc.stub.ServerCallStreamObserver;

import org.frontdesk.api.v1.WatchAppointmentsResponse;
import org.frontdesk.server.access.Caller;
import org.frontdesk.server.doctors.DoctorId;
import org.frontdesk.server.schedule.TimeRange;

import java.util.List;

/** Where streams of appointments are opened; the live package is the one that feeds them. */
public interface AppointmentWatch {

    /**
     * Starts to feed the stream; returns at once.
     *
     * @param doctors empty: every doctor the caller may see
     * @param time which appointments, by their start
     * @param resumeToken of the stream that was cut, or empty
     */
    void open(
            Caller caller,
            List<DoctorId> doctors,
            TimeRange time,
            String resumeToken,
            ServerCallStreamObserver<WatchAppointmentsResponse> stream);
}
