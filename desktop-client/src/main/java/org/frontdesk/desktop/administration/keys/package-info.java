/** Keys with which other services call: made for what they are for, no longer than needed, and ended at once when lost. */
package org.frontdesk.desktop.administration.keys;
