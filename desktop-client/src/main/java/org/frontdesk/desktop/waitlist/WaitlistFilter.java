package org.frontdesk.desktop.waitlist;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

import org.frontdesk.api.v1.Doctor;
import org.frontdesk.api.v1.TimeSlot;
import org.frontdesk.api.v1.WaitlistEntry;
import org.frontdesk.desktop.clinic.Doctors;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Whom and what the desk looks at now: the same for those who wait and for the places that are free. */
final class WaitlistFilter {

    private final Doctors doctors;
    private final StringProperty name = new SimpleStringProperty("");
    private final ObjectProperty<String> specialization = new SimpleObjectProperty<>("");
    private final ObjectProperty<Doctor> doctor = new SimpleObjectProperty<>();
    private final List<Runnable> listeners = new ArrayList<>();

    WaitlistFilter(Doctors doctors) {
        this.doctors = doctors;
        name.subscribe((before, after) -> changed());
        specialization.subscribe((before, after) -> changed());
        doctor.subscribe((before, after) -> changed());
    }

    /** Part of a patient's name, or their number; empty: anybody. */
    StringProperty nameProperty() {
        return name;
    }

    /** Empty: any. */
    ObjectProperty<String> specializationProperty() {
        return specialization;
    }

    /** Null: any. */
    ObjectProperty<Doctor> doctorProperty() {
        return doctor;
    }

    /** Runs when something else is looked at. */
    void onChange(Runnable listener) {
        listeners.add(listener);
    }

    boolean isSet() {
        return !name.get().isBlank() || !specialization.get().isEmpty() || doctor.get() != null;
    }

    /** Whether an entry is looked at: it could be served by the doctor, or by one of the specialization. */
    boolean wants(WaitlistEntry entry) {
        return isNamed(entry) && isForDoctor(entry) && isForSpecialization(entry);
    }

    /** Whether a free place is looked at, and one of those it would suit. */
    boolean wants(TimeSlot slot, List<WaitlistEntry> entries) {
        boolean ofDoctor =
                doctor.get() == null || doctor.get().getDoctorId().equals(slot.getDoctorId());
        boolean ofSpecialization =
                specialization.get().isEmpty()
                        || specialization.get().equals(doctors.specialization(slot.getDoctorId()));
        return ofDoctor && ofSpecialization && entries.stream().anyMatch(this::isNamed);
    }

    private boolean isForDoctor(WaitlistEntry entry) {
        Doctor wanted = doctor.get();
        return wanted == null
                || entry.getDoctorId().equals(wanted.getDoctorId())
                || entry.getSpecialization().equalsIgnoreCase(wanted.getSpecialization());
    }

    private boolean isForSpecialization(WaitlistEntry entry) {
        return specialization.get().isEmpty()
                || entry.getSpecialization().equalsIgnoreCase(specialization.get())
                || doctors.specialization(entry.getDoctorId()).equals(specialization.get());
    }

    private boolean isNamed(WaitlistEntry entry) {
        String wanted = plain(name.get().strip());
        return plain(entry.getPatient().getDisplayName()).contains(wanted)
                || Long.toString(entry.getPatient().getPatientNumber()).equals(wanted);
    }

    /** Without accents and capitals, as people type. */
    private static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT);
    }

    private void changed() {
        List.copyOf(listeners).forEach(Runnable::run);
    }
}
