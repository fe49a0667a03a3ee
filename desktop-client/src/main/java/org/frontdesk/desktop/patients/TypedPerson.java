package org.frontdesk.desktop.patients;

import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

import org.frontdesk.api.v1.Patient;
import org.frontdesk.api.v1.RegisterPatientRequest;
import org.frontdesk.api.v1.UpdatePatientRequest;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A person as typed into the form, field by field, by the contract's names. */
final class TypedPerson {

    /**
     * A field that somebody else changed meanwhile.
     *
     * @param now what it says on the server
     * @param alsoTyped whether it was changed here, too, and what was typed stands in it still
     */
    record News(String field, String now, boolean alsoTyped) {}

    private final Map<String, StringProperty> fields = new LinkedHashMap<>();

    TypedPerson() {
        wordsOf(Patient.getDefaultInstance())
                .keySet()
                .forEach(name -> fields.put(name, new SimpleStringProperty("")));
    }

    /** In the order of the form. */
    Map<String, StringProperty> fields() {
        return fields;
    }

    void show(Patient patient) {
        wordsOf(patient).forEach((name, word) -> fields.get(name).set(word));
    }

    /** Without what stands around the words. */
    Patient asTyped() {
        return Patient.newBuilder()
                .setGivenName(typed("given_name"))
                .setFamilyName(typed("family_name"))
                .setBirthDate(typed("birth_date"))
                .setPhone(typed("phone"))
                .setEmail(typed("email"))
                .build();
    }

    /**
     * Takes in what somebody else wrote since {@code before} was read: a field that was not touched here says what they wrote;
     * one that was keeps what was typed.
     */
    List<News> meet(Patient before, Patient now) {
        Map<String, String> was = wordsOf(before);
        List<News> news = new ArrayList<>();
        wordsOf(now)
                .forEach(
                        (name, theirs) -> {
                            String typed = typed(name);
                            if (theirs.equals(was.get(name)) || theirs.equals(typed)) {
                                return;
                            }
                            boolean touched = !typed.equals(was.get(name));
                            if (!touched) {
                                fields.get(name).set(theirs);
                            }
                            news.add(new News(name, theirs, touched));
                        });
        return news;
    }

    /** Whether two records say the same of a person. */
    static boolean sameWords(Patient one, Patient other) {
        return wordsOf(one).equals(wordsOf(other));
    }

    /** Somebody of whom only the name is known; digits are no name. */
    static Patient named(String searched) {
        String name = searched.strip();
        boolean isName = name.chars().noneMatch(Character::isDigit);
        int lastSpace = name.lastIndexOf(' ');
        return Patient.newBuilder()
                .setGivenName(!isName ? "" : lastSpace < 0 ? name : name.substring(0, lastSpace))
                .setFamilyName(!isName || lastSpace < 0 ? "" : name.substring(lastSpace + 1))
                .build();
    }

    static RegisterPatientRequest registering(Patient typed, boolean notADuplicate) {
        return RegisterPatientRequest.newBuilder()
                .setGivenName(typed.getGivenName())
                .setFamilyName(typed.getFamilyName())
                .setBirthDate(typed.getBirthDate())
                .setPhone(typed.getPhone())
                .setEmail(typed.getEmail())
                .setNotADuplicate(notADuplicate)
                .build();
    }

    static UpdatePatientRequest updating(Patient known, Patient typed) {
        return UpdatePatientRequest.newBuilder()
                .setPatientId(known.getPatientId())
                .setEtag(known.getEtag())
                .setGivenName(typed.getGivenName())
                .setFamilyName(typed.getFamilyName())
                .setBirthDate(typed.getBirthDate())
                .setPhone(typed.getPhone())
                .setEmail(typed.getEmail())
                .build();
    }

    private String typed(String name) {
        return fields.get(name).get().strip();
    }

    private static Map<String, String> wordsOf(Patient patient) {
        Map<String, String> words = new LinkedHashMap<>();
        words.put("given_name", patient.getGivenName());
        words.put("family_name", patient.getFamilyName());
        words.put("birth_date", patient.getBirthDate());
        words.put("phone", patient.getPhone());
        words.put("email", patient.getEmail());
        return words;
    }
}
