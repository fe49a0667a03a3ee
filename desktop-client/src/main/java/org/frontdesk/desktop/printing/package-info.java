/**
 * What leaves the desk on paper: appointment slips, day sheets, the downtime sheet and reports, each a {@link
 * org.frontdesk.desktop.printing.Paper} that writes itself as a PDF with its font in it. A paper is made of words that are ready
 * to be read; it knows nothing of the server, and is written away from the JavaFX thread.
 */
package org.frontdesk.desktop.printing;
