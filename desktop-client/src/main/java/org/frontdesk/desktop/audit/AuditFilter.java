package org.frontdesk.desktop.audit;

import com.google.protobuf.Timestamp;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;

import org.frontdesk.api.v1.ListAuditEntriesRequest;
import org.frontdesk.api.v1.Patient;
import org.frontdesk.desktop.patients.PatientSearchViewModel;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What is looked for: by whom, on whom, which record, what, and when. Everything that is set must match. */
final class AuditFilter {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("H:mm");

    /** Something that was typed can't be read. */
    static final class Garbled extends Exception {

        private static final long serialVersionUID = 1L;

        private final String textKey;

        Garbled(String textKey) {
            this.textKey = textKey;
        }

        /** Key of what is to be mended. */
        String textKey() {
            return textKey;
        }
    }

    private final ZoneId zone;
    private final PatientSearchViewModel search;
    private final ObjectProperty<Person> person = new SimpleObjectProperty<>();
    private final ObjectProperty<KnownKind> kind = new SimpleObjectProperty<>();
    private final StringProperty recordId = new SimpleStringProperty("");
    private final ObjectProperty<KnownAction> action = new SimpleObjectProperty<>();
    private final ObjectProperty<LocalDate> fromDate = new SimpleObjectProperty<>();
    private final StringProperty fromTime = new SimpleStringProperty("");
    private final ObjectProperty<LocalDate> toDate = new SimpleObjectProperty<>();
    private final StringProperty toTime = new SimpleStringProperty("");
    private final List<Runnable> listeners = new ArrayList<>();
    private boolean changing;

    /**
     * @param zone the clinic's
     * @param search chooses whom it is about
     */
    AuditFilter(ZoneId zone, PatientSearchViewModel search) {
        this.zone = zone;
        this.search = search;
        List.<ObservableValue<?>>of(
                        search.chosenProperty(),
                        person,
                        kind,
                        recordId,
                        action,
                        fromDate,
                        fromTime,
                        toDate,
                        toTime)
                .forEach(one -> one.subscribe((before, after) -> changed()));
    }

    /** Null: anybody. */
    ObjectProperty<Person> personProperty() {
        return person;
    }

    /** Null: any. Asked for together with an id. */
    ObjectProperty<KnownKind> kindProperty() {
        return kind;
    }

    /** Empty: any. */
    StringProperty recordIdProperty() {
        return recordId;
    }

    /** Null: any. */
    ObjectProperty<KnownAction> actionProperty() {
        return action;
    }

    ObjectProperty<LocalDate> fromDateProperty() {
        return fromDate;
    }

    /** As {@code 9:30}; empty: from the beginning of the day. */
    StringProperty fromTimeProperty() {
        return fromTime;
    }

    ObjectProperty<LocalDate> toDateProperty() {
        return toDate;
    }

    /** As {@code 17:00}; empty: to the end of the day. */
    StringProperty toTimeProperty() {
        return toTime;
    }

    /** Runs when something else is looked for. */
    void onChange(Runnable listener) {
        listeners.add(listener);
    }

    /** Looks for everything again. */
    void clear() {
        change(
                () -> {
                    search.clear();
                    person.set(null);
                    kind.set(null);
                    recordId.set("");
                    action.set(null);
                    fromDate.set(null);
                    fromTime.set("");
                    toDate.set(null);
                    toTime.set("");
                });
    }

    /** Looks for one record, and nothing else. */
    void onlyRecord(KnownKind wantedKind, String id) {
        clearAnd(
                () -> {
                    kind.set(wantedKind);
                    recordId.set(id);
                });
    }

    /** Looks for what one person did and was shown, and nothing else. */
    void onlyPerson(Person wanted) {
        clearAnd(() -> person.set(wanted));
    }

    /** Looks for what is about one patient, and nothing else. */
    void onlyPatient(Patient wanted) {
        clearAnd(() -> search.choose(wanted));
    }

    /** The question for the server. */
    ListAuditEntriesRequest request() throws Garbled {
        var request = ListAuditEntriesRequest.newBuilder();
        if (person.get() != null) {
            request.setUserId(person.get().id());
        }
        Patient patient = search.chosenProperty().get();
        if (patient != null) {
            request.setPatientId(patient.getPatientId());
        }
        if (kind.get() != null && !recordId.get().isBlank()) {
            requireId(recordId.get().strip());
            request.setRecordKind(kind.get().kind()).setRecordId(recordId.get().strip());
        }
        if (action.get() != null) {
            request.setAction(action.get().name());
        }
        from().ifPresent(request::setFromTime);
        to().ifPresent(request::setToTime);
        return request.build();
    }

    /** Whether a kind of record was chosen, and none of its records. */
    boolean lacksRecordId() {
        return kind.get() != null && recordId.get().isBlank();
    }

    private static void requireId(String typed) throws Garbled {
        try {
            UUID.fromString(typed);
        } catch (IllegalArgumentException isNone) {
            throw new Garbled("audit.badId");
        }
    }

    private Optional<Timestamp> from() throws Garbled {
        LocalTime time = time(fromTime.get()).orElse(LocalTime.MIN);
        return Optional.ofNullable(fromDate.get())
                .map(day -> timestamp(day.atTime(time).atZone(zone)));
    }

    /** The minute, or the day, is in it. */
    private Optional<Timestamp> to() throws Garbled {
        Optional<LocalTime> time = time(toTime.get());
        return Optional.ofNullable(toDate.get())
                .map(
                        day ->
                                time.map(until -> day.atTime(until).plusMinutes(1))
                                        .orElseGet(() -> day.plusDays(1).atStartOfDay()))
                .map(until -> timestamp(until.atZone(zone)));
    }

    private static Optional<LocalTime> time(String typed) throws Garbled {
        if (typed.isBlank()) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalTime.parse(typed.strip(), TIME));
        } catch (DateTimeException garbled) {
            throw new Garbled("audit.badTime");
        }
    }

    private static Timestamp timestamp(ZonedDateTime at) {
        return Timestamp.newBuilder().setSeconds(at.toEpochSecond()).build();
    }

    private void clearAnd(Runnable then) {
        change(
                () -> {
                    clear();
                    then.run();
                });
    }

    /** Many changes are one. */
    private void change(Runnable work) {
        boolean outer = !changing;
        changing = true;
        work.run();
        if (outer) {
            changing = false;
            changed();
        }
    }

    private void changed() {
        if (!changing) {
            List.copyOf(listeners).forEach(Runnable::run);
        }
    }
}
