/** Slots made by hand from a working pattern: what would be made and what is in the way is seen before anything is made. */
package org.frontdesk.desktop.administration.slots;
