package org.frontdesk.desktop.daysheet;

import javafx.geometry.Bounds;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Pane;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * One node per cell, kept and updated in place. Nodes for what is in sight are made before the next frame, the others a few
 * with every frame; those of cells that are gone are used again, as making one costs more than anything it shows later.
 */
final class CellNodes {

    /** Few enough that a frame is not late for them. */
    private static final int OTHERS_A_FRAME = 24;

    private final Pane sheet;
    private final CellDrag drag;
    private final Map<String, SlotCellView> views = new HashMap<>();
    private final Map<String, SlotCell> waiting = new LinkedHashMap<>();
    private final Deque<SlotCellView> spare = new ArrayDeque<>();
    private final Tooltip hint = new Tooltip(); // one for all of them

    private Consumer<SlotCellView> onPressed = view -> {};
    private Predicate<String> targets;
    private SlotCellView pointedAt;
    private String selected = "";

    CellNodes(Pane sheet, CellDrag drag) {
        this.sheet = sheet;
        this.drag = drag;
        hint.setOnShowing(
                showing -> hint.setText(pointedAt == null ? "" : pointedAt.cell().spoken()));
    }

    void setOnPressed(Consumer<SlotCellView> action) {
        onPressed = action;
    }

    boolean isEmpty() {
        return views.isEmpty() && waiting.isEmpty();
    }

    /** Those that were made and are not spare. */
    Collection<SlotCellView> made() {
        return views.values();
    }

    /** Shows a cell as it is now; says whether it has to be placed. */
    boolean show(SlotCell cell) {
        SlotCellView view = views.get(cell.slotId());
        if (view == null) {
            waiting.put(cell.slotId(), cell);
            return true;
        }
        SlotCell before = view.cell();
        view.show(cell);
        markTarget(view);
        return before.startMinute() != cell.startMinute()
                || before.minutes() != cell.minutes()
                || !before.columnId().equals(cell.columnId());
    }

    /** Takes a cell off; runs what is given when its node had the focus, which goes with it. */
    void remove(String slotId, Runnable hadFocus) {
        waiting.remove(slotId);
        SlotCellView gone = views.remove(slotId);
        if (gone != null) {
            if (gone.isFocused()) {
                hadFocus.run();
            }
            gone.setVisible(false);
            spare.push(gone);
        }
    }

    /** Before a frame: makes what is in sight, and some more; says whether it made any. */
    boolean make(Bounds seen, Function<SlotCell, Bounds> placeOf) {
        if (waiting.isEmpty()) {
            return false;
        }
        int others = 0;
        for (SlotCell cell : List.copyOf(waiting.values())) {
            if (seen.intersects(placeOf.apply(cell)) || others++ < OTHERS_A_FRAME) {
                make(cell);
            }
        }
        return true;
    }

    /** The node of a cell, made if it has none yet; null when there is no such cell. */
    SlotCellView of(String slotId) {
        SlotCell cell = waiting.get(slotId);
        return cell == null ? views.get(slotId) : make(cell);
    }

    /** Marks where something that is being moved can go; null when nothing is. */
    void showTargets(Predicate<String> possible) {
        targets = possible;
        views.values().forEach(this::markTarget);
    }

    /** Marks the selected cell, and answers with its node; null for none. */
    SlotCellView select(String slotId) {
        SlotCellView before = views.get(selected);
        selected = slotId;
        if (before != null) {
            before.setSelected(false);
        }
        SlotCellView after = of(slotId);
        if (after != null) {
            after.setSelected(true);
        }
        return after;
    }

    SlotCellView selected() {
        return of(selected);
    }

    private SlotCellView make(SlotCell cell) {
        waiting.remove(cell.slotId());
        SlotCellView view = spare.isEmpty() ? newNode() : spare.pop();
        view.show(cell);
        view.setVisible(true);
        view.setSelected(cell.slotId().equals(selected));
        markTarget(view);
        views.put(cell.slotId(), view);
        return view;
    }

    private SlotCellView newNode() {
        SlotCellView added = new SlotCellView();
        added.setOnMouseClicked(
                click -> {
                    if (click.isStillSincePress()) {
                        onPressed.accept(added);
                    }
                });
        added.setOnMouseEntered(entered -> pointedAt = added);
        Tooltip.install(added, hint);
        drag.watch(added);
        sheet.getChildren().add(added);
        return added;
    }

    private void markTarget(SlotCellView view) {
        view.setTarget(targets == null ? null : targets.test(view.cell().slotId()));
    }
}
