/** Whose appointments a change of the schedule leaves where they are, for somebody to call. */
package org.frontdesk.desktop.administration.affected;
