package org.frontdesk.desktop.reports;

import java.time.LocalDate;

/** Some days of the clinic, both ends inclusive. */
record Days(LocalDate first, LocalDate last) {}
