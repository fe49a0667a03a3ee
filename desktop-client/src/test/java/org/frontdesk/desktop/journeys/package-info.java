/** People at the desk: the real windows pressed by a robot, before a real server on a real database. */
package org.frontdesk.desktop.journeys;
