/** When a doctor receives week after week, and their times off. */
package org.frontdesk.desktop.administration.templates;
