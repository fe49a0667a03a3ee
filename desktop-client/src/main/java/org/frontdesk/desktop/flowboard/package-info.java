/**
 * Today's patients on their way through the clinic: a column for each part of the way, a card for each appointment.
 *
 * <p>{@link org.frontdesk.desktop.flowboard.FlowBoardViewModel} sorts today's live appointments into columns and takes the
 * steps; a card moves when the server has said so, never before.
 */
package org.frontdesk.desktop.flowboard;
