/** Every text a person reads, from one resource bundle, with dates and times in the clinic's zone and the locale. */
package org.frontdesk.desktop.texts;
