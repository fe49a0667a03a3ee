/**
 * What desks see live: every committed change reaches every open stream that may see it, within milliseconds.
 *
 * <p>{@link org.frontdesk.server.live.ChangeFeed} reads the write-ahead log through a temporary replication slot, so it
 * needs no polling and no outbox, and sees what anybody changed. {@link org.frontdesk.server.live.PgOutput} reads the
 * log's messages. A committed transaction goes, once the tables show it and in commit order, to the
 * {@link org.frontdesk.server.live.ChangeListener}s: {@link org.frontdesk.server.live.RememberedNames} first, so that
 * nobody is shown an old name, then {@link org.frontdesk.server.live.SlotStreams} and
 * {@link org.frontdesk.server.live.AppointmentStreams}, which decode their rows.
 *
 * <p>Both share a {@link org.frontdesk.server.live.Fanout}. On the feed's thread it only notes each change in the streams
 * it matters to; a {@link org.frontdesk.server.live.LiveStream} keeps the newest state per row until its client reads,
 * and a {@link org.frontdesk.server.live.StreamSender} has it encoded and sent. The {@link
 * org.frontdesk.server.live.ChangeJournal} remembers recent changes for clients that come back with a resume token.
 */
package org.frontdesk.server.live;
