/** The hours of a day as an administrator types them, and the pattern of days they are meant for. */
package org.frontdesk.desktop.administration.hours;
