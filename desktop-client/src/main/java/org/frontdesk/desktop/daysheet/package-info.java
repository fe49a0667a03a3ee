/**
 * The day sheet: doctors side by side, time downwards, every slot as it is now.
 *
 * <p>{@link org.frontdesk.desktop.daysheet.SlotCells} says what a slot looks like; {@link
 * org.frontdesk.desktop.daysheet.DaySheetViewModel} keeps one such cell per slot and replaces only those about which
 * something changed; {@link org.frontdesk.desktop.daysheet.DaySheetGrid} keeps one node per cell and updates it in place.
 */
package org.frontdesk.desktop.daysheet;
