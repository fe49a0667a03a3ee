/** What the clinic sets for itself: its name, its clock, and how long things wait. */
package org.frontdesk.desktop.administration.clinic;
