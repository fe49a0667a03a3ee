/**
 * Where doctors receive: locations, and rooms in them.
 *
 * <p>{@link org.frontdesk.server.locations.LocationGrpcService} decodes, calls, encodes. {@link
 * org.frontdesk.server.locations.LocationProfiles} and {@link org.frontdesk.server.locations.RoomProfiles} write what is
 * said of them, {@link org.frontdesk.server.locations.LocationActivity} and {@link
 * org.frontdesk.server.locations.RoomActivity} whether they are in use, {@link
 * org.frontdesk.server.locations.LocationQueries} reads. Slots are tied to rooms in {@code schedule}; that a room is not
 * used twice at a time is kept there and, whoever writes, by {@code time_slots_room_used_once}. What others refuse because
 * of a room, {@link org.frontdesk.server.locations.RoomUnknown} and {@link org.frontdesk.server.locations.RoomInactive},
 * is said here, so that it is said alike.
 */
package org.frontdesk.server.locations;
