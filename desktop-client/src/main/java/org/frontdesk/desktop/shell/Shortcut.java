package org.frontdesk.desktop.shell;

import javafx.scene.input.KeyCombination;

/**
 * A key and what it does.
 *
 * @param textKey key of the words that say what it does
 * @param whileTyping whether it acts also where the focus has another meaning for it
 */
public record Shortcut(
        KeyCombination combination, String textKey, boolean whileTyping, Runnable action) {}
