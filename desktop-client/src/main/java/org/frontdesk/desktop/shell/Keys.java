package org.frontdesk.desktop.shell;

import javafx.event.EventHandler;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.ListView;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The keys of the whole window. Those that a text field, list or choice needs for itself stay with it while it has the
 * focus, so no single letter ever acts while somebody types.
 */
public final class Keys implements EventHandler<KeyEvent> {

    private final Map<KeyCombination, Runnable> always = new LinkedHashMap<>();
    private final Map<KeyCombination, Runnable> whileNotTyping = new LinkedHashMap<>();

    /** A key that acts wherever the focus is. */
    public Keys always(KeyCode code, KeyCombination.Modifier modifier, Runnable action) {
        always.put(new KeyCodeCombination(code, modifier), action);
        return this;
    }

    /** A key that acts wherever the focus is. */
    public Keys always(KeyCode code, Runnable action) {
        always.put(new KeyCodeCombination(code), action);
        return this;
    }

    /** A key that acts unless the focus is where it has another meaning. */
    public Keys whileNotTyping(KeyCode code, Runnable action) {
        whileNotTyping.put(new KeyCodeCombination(code), action);
        return this;
    }

    /** A key that acts unless the focus is where it has another meaning. */
    public Keys whileNotTyping(KeyCode code, KeyCombination.Modifier modifier, Runnable action) {
        whileNotTyping.put(new KeyCodeCombination(code, modifier), action);
        return this;
    }

    @Override
    public void handle(KeyEvent key) {
        Runnable action = find(always, key);
        if (action == null && !hasItsOwnKeys(key)) {
            action = find(whileNotTyping, key);
        }
        if (action != null) {
            key.consume();
            action.run();
        }
    }

    private static boolean hasItsOwnKeys(KeyEvent key) {
        Node focused = key.getSource() instanceof Scene scene ? scene.getFocusOwner() : null;
        if (focused instanceof TextInputControl
                || focused instanceof ComboBoxBase<?>
                || focused instanceof ListView<?>) {
            return true;
        }
        // Enter presses the button that has the focus.
        return key.getCode() == KeyCode.ENTER && focused instanceof javafx.scene.control.ButtonBase;
    }

    private static Runnable find(Map<KeyCombination, Runnable> actions, KeyEvent key) {
        return actions.entrySet().stream()
                .filter(entry -> entry.getKey().match(key))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(null);
    }
}
