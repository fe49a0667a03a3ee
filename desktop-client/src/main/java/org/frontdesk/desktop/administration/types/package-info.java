/** Kinds of appointments: what they are called, how long one takes, and the colour it is shown in. */
package org.frontdesk.desktop.administration.types;
