package org.frontdesk.desktop.journeys;

import static org.frontdesk.desktop.FxThread.fx;

import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Cell;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.Slider;
import javafx.scene.control.Spinner;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.Toggle;
import javafx.scene.control.TreeView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/** What of a window can't be named by a screen reader, or can't be reached by keyboard. */
final class Accessibility {

    /** More than any screen has. */
    private static final int MOST_STEPS = 2000;

    private Accessibility() {}

    /** Every node that a person could see and use, in the order in which they are painted: below a veil there is none. */
    static List<Node> shownIn(Scene scene) {
        List<Node> shown = new ArrayList<>();
        collect(scene.getRoot(), shown);
        return shown.stream()
                .filter(node -> node.getStyleClass().contains("veil"))
                .findFirst()
                .map(
                        veil -> {
                            List<Node> above = new ArrayList<>();
                            collect(veil, above);
                            return above;
                        })
                .orElse(shown);
    }

    private static void collect(Node node, List<Node> into) {
        if (node.isVisible()) {
            into.add(node);
            if (node instanceof Parent parent) {
                parent.getChildrenUnmodifiable().forEach(child -> collect(child, into));
            }
        }
    }

    /** Controls of which a screen reader could only say what kind they are. */
    static List<String> nameless(Scene scene) {
        return fx(
                () -> {
                    List<Node> shown = shownIn(scene);
                    return shown.stream()
                            .filter(node -> needsAName(node) && !isPartOfAControl(node))
                            .filter(node -> nameOf(node, shown).isBlank())
                            .map(node -> "has no accessible text: " + inWords(node))
                            .distinct()
                            .toList();
                });
    }

    /** Controls at which the Tab key never comes by, and those that do not let it go on. */
    static List<String> unreachable(Scene scene) {
        return fx(
                () -> {
                    List<String> faults = new ArrayList<>();
                    Set<Node> reached = tabThrough(scene, faults);
                    shownIn(scene).stream()
                            .filter(node -> isPressed(node) && !isPartOfAControl(node))
                            .filter(node -> !node.isDisabled())
                            .filter(node -> node.getLayoutBounds().getWidth() > 0)
                            .filter(node -> !isWithin(node, reached))
                            .map(node -> "can't be reached by Tab: " + inWords(node))
                            .distinct()
                            .forEach(faults::add);
                    return faults;
                });
    }

    private static Set<Node> tabThrough(Scene scene, List<String> faults) {
        Set<Node> reached = new LinkedHashSet<>();
        Node before = scene.getFocusOwner();
        Node at = before == null ? scene.getRoot() : before;
        for (int step = 0; step < MOST_STEPS; step++) {
            Event.fireEvent(
                    at,
                    new KeyEvent(
                            KeyEvent.KEY_PRESSED, "", "", KeyCode.TAB, false, false, false, false));
            Node next = Objects.requireNonNullElse(scene.getFocusOwner(), scene.getRoot());
            if (next == at) {
                faults.add("keeps the Tab key: " + inWords(at));
                break;
            }
            if (!reached.add(next)) {
                if (next != reached.iterator().next() && next != before) {
                    faults.add("Tab goes round from " + inWords(at) + " to " + inWords(next));
                }
                break; // once around
            }
            at = next;
        }
        if (before != null) {
            before.requestFocus();
        }
        return reached;
    }

    /** Cells, what lies on a sheet, and one of several choices are reached by arrows. */
    private static boolean isWithin(Node node, Set<Node> reached) {
        if (node instanceof Toggle toggle && toggle.getToggleGroup() != null) {
            return toggle.getToggleGroup().getToggles().stream().anyMatch(reached::contains);
        }
        for (Node up = node; up != null; up = up.getParent()) {
            if (reached.contains(up)) {
                return true;
            }
        }
        return false;
    }

    private static boolean needsAName(Node node) {
        return isField(node) || node instanceof ButtonBase || node instanceof ProgressIndicator;
    }

    private static boolean isPressed(Node node) {
        return isField(node)
                || node instanceof ButtonBase
                || node.getOnMouseClicked() != null && !(node instanceof Cell);
    }

    private static boolean isField(Node node) {
        return node instanceof TextInputControl
                || node instanceof ComboBoxBase
                || node instanceof ChoiceBox
                || node instanceof Spinner
                || node instanceof Slider
                || node instanceof ListView
                || node instanceof TableView
                || node instanceof TreeView;
    }

    /** The arrow of a box, the buttons of a scroll bar. */
    private static boolean isPartOfAControl(Node node) {
        for (Node up = node.getParent(); up != null; up = up.getParent()) {
            if (up instanceof ComboBoxBase
                    || up instanceof ChoiceBox
                    || up instanceof Spinner
                    || up instanceof ScrollBar
                    || up instanceof ButtonBase
                    || up instanceof TextInputControl) {
                return true;
            }
        }
        return false;
    }

    private static String nameOf(Node node, List<Node> shown) {
        String label =
                shown.stream()
                        .filter(Label.class::isInstance)
                        .map(Label.class::cast)
                        .filter(one -> one.getLabelFor() == node)
                        .map(Label::getText)
                        .findFirst()
                        .orElse("");
        String text = node instanceof Labeled labeled ? labeled.getText() : "";
        return Stream.of(node.getAccessibleText(), text, label)
                .filter(Objects::nonNull)
                .filter(name -> !name.isBlank())
                .findFirst()
                .orElse("");
    }

    /** Where it is, for whoever mends it. */
    static String inWords(Node node) {
        List<String> path = new ArrayList<>();
        for (Node up = node; up != null && path.size() < 4; up = up.getParent()) {
            boolean telling = up == node || up.getId() != null || !up.getStyleClass().isEmpty();
            if (telling) {
                String id = up.getId() == null ? "" : "#" + up.getId();
                String styles =
                        up.getStyleClass().isEmpty()
                                ? ""
                                : "." + String.join(".", up.getStyleClass());
                path.add(up.getClass().getSimpleName() + id + styles);
            }
        }
        String said = node instanceof Labeled labeled ? " “" + labeled.getText() + "”" : "";
        return String.join(" < ", path) + said;
    }
}
