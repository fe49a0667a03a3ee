package org.frontdesk.desktop.figures;

import static org.awaitility.Awaitility.await;
import static org.frontdesk.desktop.FxThread.fx;

import javafx.animation.AnimationTimer;
import javafx.scene.Node;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Sees the changes on the screen: which cell says what, when, and what else was touched by it. */
final class ChangeWatch extends AnimationTimer {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final double NANOS_A_MS = 1e6;

    private final SlotChanges changes;
    private final Samples toCell = new Samples();
    private final Samples toPixel = new Samples();
    private final List<Integer> updatedBeforeFrame = new ArrayList<>();
    private final List<Integer> painted = new ArrayList<>();
    private final int[] seen;
    private int cellUpdates;
    private int otherCells;
    private int sheetLayouts;
    private int frames;

    ChangeWatch(SheetWindow window, SlotChanges changes) {
        this.changes = changes;
        this.seen = new int[changes.slots().size()];
        Map<String, Integer> bySlot = new HashMap<>();
        for (int slot = 0; slot < seen.length; slot++) {
            seen[slot] = -1;
            bySlot.put("slot-" + changes.slots().get(slot), slot);
        }
        for (Node cell : window.nodes()) {
            Integer slot = bySlot.get(cell.getId());
            cell.accessibleTextProperty().addListener((said, before, now) -> changed(slot, now));
        }
        window.sheet()
                .needsLayoutProperty()
                .addListener((asked, before, now) -> sheetLayouts += now ? 1 : 0);
        start();
    }

    private void changed(Integer slot, String said) {
        if (slot == null) {
            otherCells++;
            return;
        }
        cellUpdates++;
        long now = System.nanoTime();
        int newest = Integer.parseInt(said.substring(said.lastIndexOf('c') + 1));
        for (int change = newest;
                change > seen[slot] && change >= 0;
                change = changes.before(change)) {
            toCell.add((now - changes.begunAt(change)) / NANOS_A_MS);
            updatedBeforeFrame.add(change);
        }
        seen[slot] = newest;
    }

    /** A frame begins: the one before, with what was changed until it began, was handed to be painted. */
    @Override
    public void handle(long frame) {
        long now = System.nanoTime();
        frames++;
        painted.forEach(change -> toPixel.add((now - changes.begunAt(change)) / NANOS_A_MS));
        painted.clear();
        painted.addAll(updatedBeforeFrame);
        updatedBeforeFrame.clear();
    }

    void awaitLast() {
        await().atMost(PATIENCE)
                .until(
                        () ->
                                fx(
                                        () -> {
                                            for (int slot = 0; slot < seen.length; slot++) {
                                                if (seen[slot] != changes.lastOf(slot)) {
                                                    return false;
                                                }
                                            }
                                            return painted.isEmpty()
                                                    && updatedBeforeFrame.isEmpty();
                                        }));
    }

    void forget() {
        fx(
                () -> {
                    toCell.clear();
                    toPixel.clear();
                    cellUpdates = 0;
                    otherCells = 0;
                    sheetLayouts = 0;
                    frames = 0;
                    return null;
                });
    }

    Samples toCell() {
        return toCell;
    }

    Samples toPixel() {
        return toPixel;
    }

    int cellUpdates() {
        return fx(() -> cellUpdates);
    }

    int frames() {
        return fx(() -> frames);
    }

    int otherCells() {
        return fx(() -> otherCells);
    }

    int sheetLayouts() {
        return fx(() -> sheetLayouts);
    }
}
