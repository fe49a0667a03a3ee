/**
 * The way to one server: who it is ({@link org.frontdesk.desktop.connection.PinnedTrust}), the channel to it ({@link
 * org.frontdesk.desktop.connection.ServerLink}), who is signed in ({@link
 * org.frontdesk.desktop.connection.SignedInServer}) and whether what is on the screen is still true ({@link
 * org.frontdesk.desktop.connection.ConnectionMonitor}).
 *
 * <p>Requests go out through {@code SignedInServer.call}, which gives each a deadline and sends it again with the same
 * request id when no answer came. Answers and stream events all arrive on one thread, the live thread; nothing here
 * knows the toolkit.
 */
package org.frontdesk.desktop.connection;
