package org.frontdesk.desktop.shell;

import javafx.event.EventHandler;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.ListView;
import javafx.scene.control.Slider;
import javafx.scene.control.Spinner;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.TreeView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The keys of the whole window. Those that a text field, list or choice needs for itself stay with it while it has the
 * focus, so no single letter ever acts while somebody types.
 */
public final class Keys implements EventHandler<KeyEvent> {

    private final List<Shortcut> shortcuts = new ArrayList<>();
    private boolean acted;

    public Keys() {}

    /** Those of the next screen: the character of a key that led to it is not typed into it. */
    public Keys(Keys before) {
        acted = before.acted;
    }

    /** A key that acts wherever the focus is. */
    public Keys always(KeyCombination combination, String textKey, Runnable action) {
        shortcuts.add(new Shortcut(combination, textKey, true, action));
        return this;
    }

    /** A key that acts wherever the focus is. */
    public Keys always(KeyCode code, String textKey, Runnable action) {
        return always(new KeyCodeCombination(code), textKey, action);
    }

    /** A key that acts unless the focus is where it has another meaning. */
    public Keys whileNotTyping(KeyCombination combination, String textKey, Runnable action) {
        shortcuts.add(new Shortcut(combination, textKey, false, action));
        return this;
    }

    /** A key that acts unless the focus is where it has another meaning. */
    public Keys whileNotTyping(KeyCode code, String textKey, Runnable action) {
        return whileNotTyping(new KeyCodeCombination(code), textKey, action);
    }

    /** All of them, in the order in which they were added; the first that matches acts. */
    public List<Shortcut> shortcuts() {
        return List.copyOf(shortcuts);
    }

    /** Of a key that acted, the character is not typed into what has the focus by then. */
    @Override
    public void handle(KeyEvent key) {
        if (key.getEventType() == KeyEvent.KEY_PRESSED) {
            act(key);
        } else if (key.getEventType() == KeyEvent.KEY_TYPED && acted) {
            key.consume();
        }
    }

    private void act(KeyEvent key) {
        boolean taken = isTakenByTheFocus(key);
        Optional<Shortcut> found =
                shortcuts.stream()
                        .filter(shortcut -> shortcut.whileTyping() || !taken)
                        .filter(shortcut -> shortcut.combination().match(key))
                        .findFirst();
        acted = found.isPresent();
        if (acted) {
            key.consume();
            found.get().action().run();
        }
    }

    private static boolean isTakenByTheFocus(KeyEvent key) {
        Node focused = key.getSource() instanceof Scene scene ? scene.getFocusOwner() : null;
        KeyCode code = key.getCode();
        return switch (focused) {
            case null -> false;
            case TextInputControl typed -> true;
            case ComboBoxBase<?> choice -> true; // it opens by letters, too, or is typed into
            case ChoiceBox<?> choice -> true;
            case Spinner<?> number -> true;
            case ListView<?> list -> movesInAList(code);
            case TableView<?> table -> movesInAList(code);
            case TreeView<?> tree -> movesInAList(code);
            case TabPane tabs -> code.isArrowKey();
            case Slider slider -> code.isArrowKey();
            case ButtonBase button -> code == KeyCode.ENTER || code == KeyCode.SPACE;
            default -> false;
        };
    }

    private static boolean movesInAList(KeyCode code) {
        return code.isNavigationKey() || code == KeyCode.ENTER || code == KeyCode.SPACE;
    }
}
