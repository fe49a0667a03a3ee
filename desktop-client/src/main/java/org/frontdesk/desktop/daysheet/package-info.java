/**
 * The day sheet: columns side by side, time downwards, every slot as it is now.
 *
 * <p>{@link org.frontdesk.desktop.daysheet.SlotCells} says what a slot looks like, {@link
 * org.frontdesk.desktop.daysheet.SheetColumns} in which column it stands; {@link
 * org.frontdesk.desktop.daysheet.SheetCells} keeps one such cell per slot and replaces only those about which something
 * changed; {@link org.frontdesk.desktop.daysheet.DaySheetGrid} keeps one node per cell ({@link
 * org.frontdesk.desktop.daysheet.CellNodes}) and updates it in place. An appointment on its way to another slot is {@link
 * org.frontdesk.desktop.daysheet.MovingViewModel}'s, whether keys move it or the mouse.
 */
package org.frontdesk.desktop.daysheet;
