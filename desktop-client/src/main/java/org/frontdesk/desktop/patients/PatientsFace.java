package org.frontdesk.desktop.patients;

/** What stands beside the list. */
enum PatientsFace {
    /** Nobody is chosen. */
    NOBODY,
    /** A patient's record. */
    RECORD,
    /** The form, for a new patient or the one of the record. */
    FORM,
    /** Two records of one person, of which one is to be made. */
    MERGE
}
