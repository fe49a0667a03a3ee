/**
 * Who waits for a place, and the free places that would suit them.
 *
 * <p>{@link org.frontdesk.desktop.waitlist.WaitlistViewModel} reads the line; the stream of proposals says when to look
 * again. {@link org.frontdesk.desktop.waitlist.ProposalsViewModel} shows each free place with whom to call; offering it makes
 * an appointment that waits to be confirmed, which {@link org.frontdesk.desktop.waitlist.OffersViewModel} counts down.
 */
package org.frontdesk.desktop.waitlist;
