package org.frontdesk.desktop.daysheet;

/** What a dragged cell asks for. */
interface CellMoves {

    /** Nothing can be moved. */
    CellMoves NONE =
            new CellMoves() {
                @Override
                public boolean pickUp(String slotId) {
                    return false;
                }

                @Override
                public String whyNot(String slotId) {
                    return "";
                }

                @Override
                public void drop(String slotId) {}

                @Override
                public void putBack() {}
            };

    /** Takes up what is in a slot; false when there is nothing that could be moved. */
    boolean pickUp(String slotId);

    /** Why it can't be put down there; empty when it may. */
    String whyNot(String slotId);

    void drop(String slotId);

    void putBack();
}
