package org.frontdesk.server.locations;

/**
 * A room of a location, which it never leaves.
 *
 * @param active whether anybody receives there, as far as its location is active
 * @param version grows with every change
 */
public record Room(RoomId id, LocationId location, String name, boolean active, long version) {}
