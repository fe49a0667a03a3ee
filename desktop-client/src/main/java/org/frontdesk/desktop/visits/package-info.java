/**
 * An appointment's way from booked to done, for every screen that takes a step of it: which steps are worth a button, and
 * taking one, once, however often it is pressed.
 */
package org.frontdesk.desktop.visits;
