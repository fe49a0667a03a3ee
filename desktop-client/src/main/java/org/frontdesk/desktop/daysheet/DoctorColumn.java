package org.frontdesk.desktop.daysheet;

/** The head of a column. */
public record DoctorColumn(String doctorId, String name, String specialization) {}
