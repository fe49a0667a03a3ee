package org.frontdesk.server.live;

import io.grpc.stub.StreamObserver;

import org.frontdesk.api.v1.Appointment;
import org.frontdesk.api.v1.WatchAppointmentsResponse;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A desk's model of appointments, and every state it was sent. */
final class AppointmentClient implements StreamObserver<WatchAppointmentsResponse> {

    final Map<String, Appointment> appointments = new ConcurrentHashMap<>();
    final List<Appointment> sent = new CopyOnWriteArrayList<>();
    volatile boolean caughtUp;
    volatile int resets;

    @Override
    public void onNext(WatchAppointmentsResponse response) {
        switch (response.getEventCase()) {
            case RESET -> {
                appointments.clear();
                caughtUp = false;
                resets++;
            }
            case APPOINTMENTS -> {
                response.getAppointments()
                        .getRemovedAppointmentIdsList()
                        .forEach(appointments::remove);
                for (Appointment one : response.getAppointments().getAppointmentsList()) {
                    sent.add(one);
                    appointments.put(one.getAppointmentId(), one);
                }
            }
            case CAUGHT_UP -> caughtUp = true;
            case HEARTBEAT, EVENT_NOT_SET -> {
                // nothing to show
            }
        }
    }

    @Override
    public void onError(Throwable failure) {
        // the test's server went away
    }

    @Override
    public void onCompleted() {
        throw new IllegalStateException("a stream of changes does not complete");
    }
}
