/**
 * What was done in the clinic and who was shown which patients, for an administrator who looks into something.
 *
 * <p>{@link org.frontdesk.desktop.audit.AuditViewModel} asks a page at a time, as every page that is read is written down
 * itself; {@link org.frontdesk.desktop.audit.AuditWords} says in words what the server's names mean, and shows as they are
 * those it does not know. Names of patients are read one entry at a time, only of what is looked at.
 */
package org.frontdesk.desktop.audit;
