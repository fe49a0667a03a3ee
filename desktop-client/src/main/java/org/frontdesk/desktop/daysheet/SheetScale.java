package org.frontdesk.desktop.daysheet;

/** Which hours the sheet spans, and how high a minute is. */
final class SheetScale {

    static final double HOURS_WIDTH = 56;
    static final double HEAD_HEIGHT = 56;
    static final double GAP = 4;
    static final int MINUTES_AN_HOUR = 60;

    /** A slot of the shortest length on the sheet is this high, so that its text can be read. */
    private static final double LOWEST_CELL = 36;

    private static final double LOWEST_MINUTE = 1.5;
    private static final double HIGHEST_MINUTE = 4;

    private boolean empty = true;
    private int firstMinute;
    private int lastMinute;
    private double minuteHeight = 2;
    private double zoom = 1;

    int firstMinute() {
        return firstMinute;
    }

    int lastMinute() {
        return lastMinute;
    }

    /** Forgets the cells it was made for. */
    void clear() {
        empty = true;
    }

    void setZoom(double factor) {
        zoom = factor;
    }

    /** Widens the span of whole hours, and the scale, to what one more cell needs; says whether that changed it. */
    boolean fit(SlotCell cell) {
        int from = cell.startMinute() / MINUTES_AN_HOUR * MINUTES_AN_HOUR;
        int end = cell.startMinute() + cell.minutes();
        int to = (end + MINUTES_AN_HOUR - 1) / MINUTES_AN_HOUR * MINUTES_AN_HOUR;
        double needed = (LOWEST_CELL + GAP) / cell.minutes();
        double height =
                Math.clamp(
                        empty ? needed : Math.max(needed, minuteHeight),
                        LOWEST_MINUTE,
                        HIGHEST_MINUTE);
        int widenedFrom = empty ? from : Math.min(from, firstMinute);
        int widenedTo = empty ? to : Math.max(to, lastMinute);
        boolean changed =
                widenedFrom != firstMinute || widenedTo != lastMinute || height != minuteHeight;
        firstMinute = widenedFrom;
        lastMinute = widenedTo;
        minuteHeight = height;
        empty = false;
        return changed;
    }

    boolean contains(int minute) {
        return !empty && minute >= firstMinute && minute <= lastMinute;
    }

    double y(int minute) {
        return HEAD_HEIGHT + GAP * 2 + (minute - firstMinute) * minuteHeight * zoom;
    }

    /** How high a cell is. */
    double height(SlotCell cell) {
        return cell.minutes() * minuteHeight * zoom - GAP;
    }

    double sheetHeight() {
        return y(lastMinute) + GAP * 4;
    }
}
