/**
 * A doctor's own day: who is now and who is next, with everything about the patient beside it; the week; blocked time; and
 * what the clinic knows of the doctor.
 *
 * <p>{@link org.frontdesk.desktop.myday.MyDayViewModel} watches the week of the day that is shown, and the day's list and the
 * week's columns are two looks at it. {@link org.frontdesk.desktop.myday.VisitViewModel} is the patient beside the list,
 * whose next step is always the button with the focus.
 */
package org.frontdesk.desktop.myday;
