/**
 * Kinds of appointments: how long one takes and the colour it is shown in. Whoever books reads the type in the
 * transaction that books; nothing here knows of slots or appointments.
 */
package org.frontdesk.server.types;
