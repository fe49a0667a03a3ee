/**
 * The frame around every screen: the rail, the header with the state of the connection, the keys, and how much of it
 * there is room for. A screen is put into it; it knows none of them by more than its name and icon.
 */
package org.frontdesk.desktop.shell;
