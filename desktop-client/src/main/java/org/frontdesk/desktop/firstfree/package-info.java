/** The next free places of a doctor or a specialization, each one key away from being booked. */
package org.frontdesk.desktop.firstfree;
