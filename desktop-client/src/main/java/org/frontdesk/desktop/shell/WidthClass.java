package org.frontdesk.desktop.shell;

/** How much room the window gives. */
public enum WidthClass {
    /** One column. */
    NARROW,
    /** Icons on the rail; the side pane lies over the sheet. */
    MEDIUM,
    /** Everything side by side. */
    WIDE;

    private static final double MEDIUM_FROM_PX = 768;
    private static final double WIDE_FROM_PX = 1200;

    static WidthClass of(double widthPx) {
        if (widthPx >= WIDE_FROM_PX) {
            return WIDE;
        }
        return widthPx >= MEDIUM_FROM_PX ? MEDIUM : NARROW;
    }
}
