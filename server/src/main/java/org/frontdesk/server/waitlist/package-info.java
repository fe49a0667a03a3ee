/**
 * Who waits for a place, and who is offered one that became free. An entry joins, leaves and is given a priority here; a
 * place is offered by {@link org.frontdesk.server.appointments.OfferPlace} in the booking lane, in the transaction that
 * books it. From then on the entry follows its appointment by a trigger of the schema (V080), in the transaction of
 * whoever changes that appointment, so no crash and no other server can leave the two apart. Matches are read, never
 * kept: what desks see live is looked up again when slots or entries change.
 */
package org.frontdesk.server.waitlist;
