/**
 * What a desk does when the server is gone: today's and tomorrow's sheet of every doctor, kept encrypted on the desk's own disk
 * while it is connected, readable from the sign-in screen, and deleted after two days.
 *
 * <p>{@link org.frontdesk.desktop.downtime.SheetKeeper} writes while somebody is signed in who may see every patient;
 * {@link org.frontdesk.desktop.downtime.SheetStore} keeps, opens and deletes; why the password is the key is told in {@code
 * docs/decisions}.
 */
package org.frontdesk.desktop.downtime;
