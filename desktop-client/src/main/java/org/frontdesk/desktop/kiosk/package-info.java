/**
 * A patient at a kiosk: what kinds of doctors there are, when they are free, taking a place and confirming it in time, and the
 * patient's own appointments. Nothing of anybody else is asked for, so nothing of anybody else can be shown.
 *
 * <p>{@link org.frontdesk.desktop.kiosk.KioskViewModel} says which face is up and goes back to the start when nobody touches
 * the screen; the faces have view models of their own below it.
 */
package org.frontdesk.desktop.kiosk;
