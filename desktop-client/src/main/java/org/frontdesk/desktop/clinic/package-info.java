/** What every screen knows of the clinic and seldom changes: read once, asked for by id. */
package org.frontdesk.desktop.clinic;
