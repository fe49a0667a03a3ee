package org.frontdesk.server.operations.demo;

import java.util.List;

/** What the doctors of the demonstration do, and what patients come for. */
enum Specialization {
    GENERAL_PRACTICE(
            "General practice",
            List.of("Check-up", "Vaccination", "Blood pressure", "Prescription", "Cough")),
    PAEDIATRICS(
            "Paediatrics",
            List.of("Well-child visit", "Vaccination", "Fever", "Earache", "School form")),
    CARDIOLOGY(
            "Cardiology", List.of("ECG", "Follow-up", "Blood pressure", "Ultrasound", "Check-up")),
    DERMATOLOGY(
            "Dermatology",
            List.of("Skin check", "Rash", "Follow-up", "Allergy test", "Mole removal")),
    ORTHOPAEDICS(
            "Orthopaedics",
            List.of("Back pain", "Knee pain", "Follow-up", "X-ray results", "Sprain")),
    GYNAECOLOGY(
            "Gynaecology",
            List.of("Check-up", "Prenatal visit", "Ultrasound", "Follow-up", "Consultation"));

    private final String displayName;
    private final List<String> reasons;

    Specialization(String displayName, List<String> reasons) {
        this.displayName = displayName;
        this.reasons = reasons;
    }

    String displayName() {
        return displayName;
    }

    /** Neutral phrases, as a receptionist writes them. */
    List<String> reasons() {
        return reasons;
    }
}
