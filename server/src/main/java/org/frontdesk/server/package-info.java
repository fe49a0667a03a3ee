/**
 * The gRPC server: its start, its settings, and the construction of all its parts in one place.
 *
 * <p>{@link org.frontdesk.server.ServerMain} reads the command line, {@link org.frontdesk.server.ServerConfig} the
 * settings, and {@link org.frontdesk.server.Wiring} makes everything, read top to bottom; a {@link
 * org.frontdesk.server.RunningServer} stops it again in the reverse order. Each package below is a thing the clinic knows
 * ({@code appointments}, {@code schedule}, {@code doctors}, {@code patients}), or one of the few rooms that all of them
 * share ({@code requests}, {@code database}, {@code rpc}, {@code access}, {@code live}).
 *
 * <p>Two flows pass through them. A booking goes from {@code rpc} to {@code appointments} into the database and comes back
 * as an answer. A change comes from the database's log into {@code live} and goes out to every stream that may see it.
 */
package org.frontdesk.server;
