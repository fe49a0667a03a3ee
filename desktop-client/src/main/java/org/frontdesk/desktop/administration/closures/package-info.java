/** Times in which nobody is received: a doctor's time off, and the clinic's holidays. */
package org.frontdesk.desktop.administration.closures;
