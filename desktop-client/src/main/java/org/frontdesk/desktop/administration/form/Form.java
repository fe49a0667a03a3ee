package org.frontdesk.desktop.administration.form;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableMap;

import org.frontdesk.desktop.connection.CallFailure;
import org.frontdesk.desktop.texts.Texts;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What is typed into a form, by the names that the fields have in the request. Whatever the server says, nothing that was typed
 * is lost.
 */
public final class Form {

    private final Texts texts;
    private final Violations violations;
    private final Map<String, StringProperty> values = new LinkedHashMap<>();
    private final Map<String, String> fieldsOfReasons = new HashMap<>();
    private final ObservableMap<String, String> errors =
            FXCollections.observableMap(new LinkedHashMap<>());
    private final ObservableMap<String, String> theirs = FXCollections.observableHashMap();
    private final ReadOnlyStringWrapper message = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper changed = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper outdated = new ReadOnlyBooleanWrapper();
    private Map<String, String> stored = Map.of();

    public Form(Texts texts) {
        this.texts = texts;
        this.violations = new Violations(texts);
    }

    /** A refusal that is about one field is said there. */
    public Form saysAt(String reason, String field) {
        fieldsOfReasons.put(reason, field);
        return this;
    }

    /** What is typed into a field; never null. */
    public StringProperty value(String field) {
        return values.computeIfAbsent(
                field,
                name -> {
                    StringProperty value = new SimpleStringProperty("");
                    value.subscribe(
                            now -> {
                                if (now == null) {
                                    value.set(""); // a choice that was cleared
                                }
                                errors.remove(name);
                                compare();
                            });
                    return value;
                });
    }

    /** What is typed into a field, without blanks around it. */
    public String typed(String field) {
        return value(field).get().strip();
    }

    /** A whole number that is typed into a field; -1 for anything else, and the server says what it may be. */
    public int number(String field) {
        try {
            int number = Integer.parseInt(typed(field));
            return number > 0 ? number : -1; // to the server, 0 means that nothing was said
        } catch (NumberFormatException notOne) {
            return -1;
        }
    }

    /** What is wrong with which field. */
    public ObservableMap<String, String> errors() {
        return errors;
    }

    /** What somebody else wrote meanwhile into fields that were changed here, too. */
    public ObservableMap<String, String> theirs() {
        return theirs;
    }

    /** What is wrong with the whole; empty for nothing. */
    public ReadOnlyStringProperty messageProperty() {
        return message.getReadOnlyProperty();
    }

    /** Whether anything is typed that is not stored. */
    public ReadOnlyBooleanProperty changedProperty() {
        return changed.getReadOnlyProperty();
    }

    /** Whether somebody else changed the record under what is typed. */
    public ReadOnlyBooleanProperty outdatedProperty() {
        return outdated.getReadOnlyProperty();
    }

    /** Shows what is stored, and nothing else. */
    public void fill(Map<String, String> now) {
        stored = Map.copyOf(now);
        clearRefusal();
        values.forEach((field, value) -> value.set(stored.getOrDefault(field, "")));
        stored.forEach((field, value) -> value(field).set(value));
        compare();
    }

    /** Shows what is stored where nothing was typed; what was typed stays, beside what it would overwrite. */
    public void refill(Map<String, String> now) {
        Map<String, String> before = stored;
        stored = Map.copyOf(now);
        theirs.clear();
        stored.forEach(
                (field, value) -> {
                    String typed = value(field).get();
                    String was = before.getOrDefault(field, "");
                    if (typed.equals(was)) {
                        value(field).set(value);
                    } else if (!value.equals(was) && !value.equals(typed)) {
                        theirs.put(field, value);
                    }
                });
        compare();
    }

    /** Takes what is stored now in the place of what was typed. */
    public void revert() {
        fill(stored);
    }

    /** Somebody else changed the record: this is what it says now. */
    public void overtaken(Map<String, String> now) {
        refill(now);
        outdated.set(true);
        message.set("");
    }

    /** It was refused: says why, at the fields where that is known. */
    public void refused(CallFailure failure) {
        clearRefusal();
        failure.fields().forEach((field, what) -> errors.put(field, violations.words(what)));
        String field = fieldsOfReasons.get(failure.reason());
        if (field != null) {
            errors.put(field, texts.of(failure));
        }
        message.set(errors.isEmpty() ? texts.of(failure) : texts.get("register.mendFields"));
    }

    /** Says what is wrong with the whole. */
    public void say(String sentence) {
        message.set(sentence);
    }

    /** Forgets what was said about what was sent before. */
    public void clearRefusal() {
        errors.clear();
        theirs.clear();
        message.set("");
        outdated.set(false);
    }

    private void compare() {
        changed.set(
                values.entrySet().stream()
                        .anyMatch(
                                one ->
                                        !one.getValue()
                                                .get()
                                                .equals(stored.getOrDefault(one.getKey(), ""))));
    }
}
