package org.frontdesk.desktop.journeys;

import org.frontdesk.desktop.printing.Printers;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A desk's printer, which keeps what it printed; without one until it is plugged in. */
final class GivenPrinter implements Printers {

    private final List<byte[]> printed = new CopyOnWriteArrayList<>();
    private volatile boolean pluggedIn;

    void plugIn() {
        pluggedIn = true;
    }

    /** Every document so far. */
    List<byte[]> printed() {
        return printed;
    }

    @Override
    public Choice choose() {
        return pluggedIn ? new Choice.Chosen(printed::add) : new Choice.NoPrinter();
    }
}
