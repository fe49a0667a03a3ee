/**
 * Reminders of confirmed appointments: an outbox that every server looks into, and each reminder sent once.
 *
 * <p>{@link org.frontdesk.server.reminders.ReminderOutbox} makes what is due and takes it with a lease; {@link
 * org.frontdesk.server.reminders.ReminderJob} has it sent, outside of any transaction, through a {@link
 * org.frontdesk.server.reminders.ReminderSender}, and writes down what came of it. Between sending and writing down a server
 * may die; then the lease runs out and the reminder is sent once more under the same id, by which a receiver knows it again. No
 * patient's data is in a log line, nor what a mail server or a webhook answered.
 */
package org.frontdesk.server.reminders;
