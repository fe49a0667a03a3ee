package org.frontdesk.desktop.search;

import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;

import org.frontdesk.api.v1.Doctor;
import org.frontdesk.api.v1.Patient;
import org.frontdesk.desktop.patients.PatientSearchViewModel;
import org.frontdesk.desktop.patients.PatientWords;
import org.frontdesk.desktop.shell.Place;
import org.frontdesk.desktop.shell.Workplace;
import org.frontdesk.desktop.texts.Texts;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** What the search field finds while somebody types, and which of it Enter opens. */
public final class SearchViewModel {

    /** Of each group: all together fit below the header of a small window. */
    private static final int MOST_OF_A_GROUP = 5;

    private final Workplace at;
    private final PatientSearchViewModel patients;
    private final TypedDays days;
    private final Commands commands;

    private final StringProperty query = new SimpleStringProperty("");
    private final ObservableList<Finding> findings = FXCollections.observableArrayList();
    private final ReadOnlyIntegerWrapper selected = new ReadOnlyIntegerWrapper(-1);
    private final ReadOnlyStringWrapper said = new ReadOnlyStringWrapper("");

    private Runnable onLeave = () -> {};
    private boolean chosenByHand;
    private boolean opensWhenAnswered;

    /**
     * @param resync asks the server for everything anew
     */
    public SearchViewModel(Workplace at, Runnable resync) {
        this.at = at;
        this.patients =
                new PatientSearchViewModel(
                        at.server(), MOST_OF_A_GROUP, at.afterTyping(), at.fx(), at.texts());
        this.days =
                new TypedDays(
                        Stream.concat(
                                        Stream.of(at.texts()),
                                        Stream.of(Locale.ENGLISH, Locale.of("es")).map(Texts::new))
                                .toList());
        this.commands = new Commands(at, resync);
        query.subscribe((before, after) -> typed());
        patients.waitingProperty().subscribe((before, after) -> answered());
        patients.results().addListener((ListChangeListener<Patient>) change -> find());
    }

    /** What is typed. */
    public StringProperty queryProperty() {
        return query;
    }

    /** What fits, group by group. */
    public ObservableList<Finding> findings() {
        return findings;
    }

    /** Index of the finding that Enter opens; -1 for none. */
    public ReadOnlyIntegerProperty selectedProperty() {
        return selected.getReadOnlyProperty();
    }

    /** What is to be said about the search; empty for nothing. */
    public ReadOnlyStringProperty saidProperty() {
        return said.getReadOnlyProperty();
    }

    /** Who is told when the search is left for what was found. */
    public void onLeave(Runnable action) {
        onLeave = action;
    }

    /** Somebody is about to search: the doctors are read if no screen has done it. */
    public void begin() {
        if (at.doctors().isEmpty()) {
            at.doctors().load().thenRunAsync(this::find, at.fx());
        }
    }

    /** Goes up (-1) or down (1); with nothing typed, the first step shows every command. */
    public void move(int steps) {
        if (findings.isEmpty() && query.get().isBlank()) {
            show(commands.all());
        } else if (!findings.isEmpty()) {
            chosenByHand = true;
            selected.set(Math.floorMod(selected.get() + steps, findings.size()));
        }
    }

    /** Opens what is selected; while patients are still looked for, as soon as they are there. */
    public void open() {
        if (patients.waitingProperty().get() && !chosenByHand) {
            opensWhenAnswered = true;
        } else if (selected.get() >= 0) {
            open(findings.get(selected.get()));
        }
    }

    /** Opens one of the findings. */
    public void open(Finding finding) {
        onLeave.run();
        finding.open().run();
    }

    /** Back to an empty search. */
    public void clear() {
        query.set("");
        show(List.of()); // the commands may be there with nothing typed
    }

    private void typed() {
        chosenByHand = false;
        opensWhenAnswered = false;
        patients.queryProperty().set(asksForPatients() ? query.get() : "");
        find();
    }

    private void answered() {
        find();
        if (opensWhenAnswered && !patients.waitingProperty().get()) {
            opensWhenAnswered = false;
            open();
        }
    }

    private boolean asksForPatients() {
        return at.navigator().has(Place.PATIENTS) && at.connection().liveProperty().get();
    }

    private void find() {
        String typed = query.get().strip();
        if (typed.isEmpty()) {
            show(List.of());
            said.set("");
            return;
        }
        List<Finding> dates = at.navigator().has(Place.DAY) ? days(typed) : List.of();
        boolean datesFirst = Character.isDigit(typed.charAt(0));
        List<Finding> found = new ArrayList<>(datesFirst ? dates : List.of());
        patients.results().forEach(patient -> found.add(patient(patient)));
        found.addAll(doctors(typed));
        found.addAll(datesFirst ? List.of() : dates);
        commands.all().stream()
                .filter(command -> Words.fit(typed, command.title()))
                .forEach(found::add);
        show(found);
        said.set(sentence());
    }

    private String sentence() {
        if (!patients.failureProperty().get().isEmpty()) {
            return patients.failureProperty().get();
        }
        if (at.navigator().has(Place.PATIENTS) && !asksForPatients()) {
            return at.texts().get("search.notLive");
        }
        if (patients.waitingProperty().get()) {
            return at.texts().get("search.waiting");
        }
        return findings.isEmpty() ? at.texts().get("search.nothing") : "";
    }

    /** What was chosen by the arrows stays chosen; otherwise it is always the first. */
    private void show(List<Finding> next) {
        Finding before = selected.get() < 0 ? null : findings.get(selected.get());
        int kept = -1;
        for (int i = 0; chosenByHand && i < next.size(); i++) {
            kept = next.get(i).isSameAs(before) ? i : kept;
        }
        selected.set(-1);
        findings.setAll(next);
        selected.set(kept >= 0 ? kept : next.isEmpty() ? -1 : 0);
    }

    private Finding patient(Patient patient) {
        return new Finding(
                Finding.Group.PATIENTS,
                patient.getPatientId(),
                "fth-user",
                PatientWords.name(patient),
                at.texts()
                        .get(
                                "patient.details",
                                at.texts().date(LocalDate.parse(patient.getBirthDate())),
                                Long.toString(patient.getPatientNumber())),
                () -> at.navigator().openPatient(patient.getPatientId()));
    }

    private List<Finding> doctors(String typed) {
        if (!at.navigator().has(Place.DAY)) {
            return List.of();
        }
        return at.doctors().all().stream()
                .filter(Doctor::getActive)
                .filter(doctor -> Words.fit(typed, inWords(doctor)))
                .limit(MOST_OF_A_GROUP)
                .map(
                        doctor ->
                                new Finding(
                                        Finding.Group.DOCTORS,
                                        doctor.getDoctorId(),
                                        "fth-activity",
                                        doctor.getDisplayName(),
                                        doctor.getSpecialization(),
                                        () -> at.navigator().openDoctor(doctor.getDoctorId())))
                .toList();
    }

    private static String inWords(Doctor doctor) {
        return String.join(
                " ",
                doctor.getGivenName(),
                doctor.getFamilyName(),
                doctor.getDisplayName(),
                doctor.getSpecialization());
    }

    private List<Finding> days(String typed) {
        return days.of(typed, LocalDate.now(at.clock())).stream()
                .map(
                        day ->
                                new Finding(
                                        Finding.Group.DAYS,
                                        day.toString(),
                                        "fth-calendar",
                                        at.texts().fullDate(day),
                                        at.texts().get("search.daySheet"),
                                        () -> at.navigator().openDay(day)))
                .toList();
    }
}
