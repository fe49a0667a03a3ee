package org.frontdesk.desktop.connection;

import java.time.Instant;

/** Whether what is on the screen is what the server has. */
public sealed interface ConnectionState {

    /** Nothing has been shown yet. */
    record Connecting() implements ConnectionState {}

    /** What is shown is what the server has. */
    record Live() implements ConnectionState {}

    /** The connection was lost a moment ago; what is shown was true at {@code asOf}. */
    record Reconnecting(Instant asOf) implements ConnectionState {}

    /** The connection has been lost for a while. */
    record Offline(Instant since) implements ConnectionState {}
}
