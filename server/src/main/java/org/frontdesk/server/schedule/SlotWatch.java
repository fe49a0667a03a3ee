package org.frontdesk.server.schedule;

import io.grpc.stub.ServerCallStreamObserver;

import org.frontdesk.api.v1.WatchSlotsResponse;
import org.frontdesk.server.access.Caller;
import org.frontdesk.server.doctors.DoctorId;

import java.util.List;

/** Where streams of slots are opened; the live package is the one that feeds them. */
public interface SlotWatch {

    /**
     * Starts to feed the stream; returns at once.
     *
     * @param doctors empty: every doctor
     * @param time which slots, by their start
     * @param resumeToken of the stream that was cut, or empty
     */
    void open(
            Caller caller,
            List<DoctorId> doctors,
            TimeRange time,
            String resumeToken,
            ServerCallStreamObserver<WatchSlotsResponse> stream);
}
