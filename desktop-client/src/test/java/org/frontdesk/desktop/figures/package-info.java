/** What the figures of the desktop application are measured with: programs that print, started by hand, never by a build. */
package org.frontdesk.desktop.figures;
