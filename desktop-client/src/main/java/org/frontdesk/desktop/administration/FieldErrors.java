package org.frontdesk.desktop.administration;

import javafx.collections.FXCollections;
import javafx.collections.ObservableMap;

import org.frontdesk.desktop.connection.CallFailure;
import org.frontdesk.desktop.texts.Texts;

import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** What is wrong with which field of a form, by the contract's names of the fields. */
public final class FieldErrors {

    /** Where hours are a part of something, their fields are named below it; on a form they stand alone. */
    private static final String HOURS_BELOW = "weekly_hours.";

    private final Texts texts;
    private final ObservableMap<String, String> wrong = FXCollections.observableHashMap();
    private final Set<String> shown = new HashSet<>();
    private Runnable taken = () -> {};

    public FieldErrors(Texts texts) {
        this.texts = texts;
    }

    /** The sentences, by field; each change is told. */
    public ObservableMap<String, String> all() {
        return wrong;
    }

    public boolean isEmpty() {
        return wrong.isEmpty();
    }

    /** Called when all that is wrong has been said. */
    public void onTaken(Runnable listener) {
        taken = listener;
    }

    public void clear() {
        wrong.clear();
    }

    /** A fault that was found here; {@link #told()} follows when all have been. */
    public void put(String field, String sentence) {
        wrong.putIfAbsent(field, sentence);
    }

    /** Nothing more is found for now. */
    public void told() {
        if (!wrong.isEmpty()) {
            taken.run();
        }
    }

    /** Takes up what the server said. Answers with the sentence for the whole form: empty where the fields say it all. */
    public String take(CallFailure failure) {
        return take(failure, Map.of());
    }

    /**
     * Takes up what the server said.
     *
     * @param byReason fields that a refusal is about, though it does not name them: by its stable reason
     */
    public String take(CallFailure failure, Map<String, String> byReason) {
        Map<String, String> named = new LinkedHashMap<>();
        failure.fields().forEach((name, said) -> named.put(onTheForm(name), texts.ofField(said)));
        named.forEach(this::put);
        String field = byReason.get(failure.reason());
        if (field != null) {
            put(field, texts.of(failure));
        }
        told();
        for (var one : named.entrySet()) {
            if (!shown.contains(one.getKey())) {
                return texts.get("wrong.elsewhere", one.getKey(), one.getValue());
            }
        }
        return failure.fields().isEmpty() && field == null ? texts.of(failure) : "";
    }

    private static String onTheForm(String name) {
        return name.startsWith(HOURS_BELOW) ? name.substring(HOURS_BELOW.length()) : name;
    }

    /** There is a place on the form where these are shown. */
    void shownAt(Collection<String> fields) {
        shown.addAll(fields);
    }

    /** The first sentence of some fields; empty where nothing is wrong with them. */
    String of(Iterable<String> fields) {
        for (String field : fields) {
            String sentence = wrong.get(field);
            if (sentence != null) {
                return sentence;
            }
        }
        return "";
    }
}
