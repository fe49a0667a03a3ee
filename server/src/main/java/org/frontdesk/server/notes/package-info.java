/**
 * What staff tell each other about an appointment: added, edited by who wrote it, removed. Notes are read by the clinic's people
 * only, and kept out of calendars, streams and what patients and services get. What is done to one is an entry of its
 * appointment's trail, with its text, in the same transaction.
 */
package org.frontdesk.server.notes;
