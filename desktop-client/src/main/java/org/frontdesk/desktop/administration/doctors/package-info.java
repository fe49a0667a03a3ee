/** The clinic's doctors: taken in, changed, and no longer receiving, with what that means for who is booked. */
package org.frontdesk.desktop.administration.doctors;
