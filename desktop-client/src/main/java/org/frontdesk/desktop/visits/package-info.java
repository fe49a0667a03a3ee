/**
 * An appointment's way from booked to done, for every screen that takes a step of it: which steps are worth a button, taking
 * one, once, however often it is pressed, and who took which.
 */
package org.frontdesk.desktop.visits;
