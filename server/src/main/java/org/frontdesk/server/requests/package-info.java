/**
 * Intentions and their outcomes: why a lost reply, a double click or a crash never books twice.
 *
 * <p>A caller names what it intends with a {@link org.frontdesk.server.requests.RequestId}. The transaction that
 * decides it stores the outcome under that id; whoever sends the same {@link
 * org.frontdesk.server.requests.Intention} again is given the stored outcome, and an id that comes back with other
 * content is refused. The outcome is kept as JSON, named by its record, so that a person can read what was answered.
 */
package org.frontdesk.server.requests;
