/** The clinic's holidays, year by year. */
package org.frontdesk.desktop.administration.holidays;
