package org.frontdesk.server.waitlist;

import io.grpc.stub.ServerCallStreamObserver;

import org.frontdesk.api.v1.WatchWaitlistProposalsResponse;
import org.frontdesk.server.access.Caller;
import org.frontdesk.server.doctors.DoctorId;
import org.frontdesk.server.schedule.TimeRange;

import java.util.List;

/** Where streams of proposals are opened; the live package is the one that feeds them. */
public interface ProposalWatch {

    /**
     * Starts to feed the stream; returns at once.
     *
     * @param doctors empty: every doctor
     * @param time which slots, by their start
     */
    void open(
            Caller caller,
            List<DoctorId> doctors,
            TimeRange time,
            ServerCallStreamObserver<WatchWaitlistProposalsResponse> stream);
}
