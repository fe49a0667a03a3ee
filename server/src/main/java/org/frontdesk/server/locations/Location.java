package org.frontdesk.server.locations;

/**
 * A place that patients come to.
 *
 * @param address for patients to find it; may be empty
 * @param active whether anybody receives there
 * @param version grows with every change
 */
public record Location(LocationId id, String name, String address, boolean active, long version) {}
