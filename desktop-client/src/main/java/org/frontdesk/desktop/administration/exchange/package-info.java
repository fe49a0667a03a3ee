/**
 * Lists that come in and leave as CSV files. What comes in is looked at by the server first, line by line, and imported whole or
 * not at all; what leaves is written as it comes.
 */
package org.frontdesk.desktop.administration.exchange;
