/**
 * What the server's streams say, kept true without any toolkit type.
 *
 * <p>One way: {@link org.frontdesk.desktop.live.ResumingStream} reads a stream and reopens it where it was cut; {@link
 * org.frontdesk.desktop.live.LiveStore} keeps the newest version of each record, on the live thread; {@link
 * org.frontdesk.desktop.live.Handover} collects what changed until {@link org.frontdesk.desktop.live.FxHop}, the only
 * class that hops to the JavaFX thread, brings it to {@link org.frontdesk.desktop.live.ShownDay}, which the view models
 * read. However fast changes come, one hop is pending at most, and a change overtaken by a newer one is never drawn.
 */
package org.frontdesk.desktop.live;
