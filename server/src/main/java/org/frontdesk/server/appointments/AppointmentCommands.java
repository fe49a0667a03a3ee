package org.frontdesk.server.appointments;

import org.frontdesk.server.requests.Settled;

/** Where appointment commands go to be decided, each once. {@link BookingLane} is the way Frontdesk does it. */
public interface AppointmentCommands {

    /**
     * Waits until the command is decided and its changes are durable.
     *
     * @throws io.grpc.StatusRuntimeException RESOURCE_EXHAUSTED when too many are waiting: nothing was decided
     * @throws org.jooq.exception.DataAccessException when the database failed: unknown whether it was decided; the same
     *     intention can be sent again
     */
    <O> Settled<O> settle(AppointmentCommand<O> command);
}
