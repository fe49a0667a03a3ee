package org.frontdesk.server.patients;

import org.frontdesk.api.v1.HistoryEntry;
import org.frontdesk.server.rpc.WireTime;

import java.util.List;

/** Says in the contract's words who a patient is. */
final class PatientMessages {

    private PatientMessages() {}

    static org.frontdesk.api.v1.Patient encode(Patient patient) {
        return org.frontdesk.api.v1.Patient.newBuilder()
                .setPatientId(patient.id().toString())
                .setPatientNumber(patient.number())
                .setGivenName(patient.givenName())
                .setFamilyName(patient.familyName())
                .setBirthDate(patient.birthDate().toString())
                .setPhone(patient.phone())
                .setEmail(patient.email())
                .setRegisteredAt(WireTime.timestamp(patient.registeredAt()))
                .setVersion(patient.version())
                .setEtag(Long.toString(patient.version()))
                .build();
    }

    static List<org.frontdesk.api.v1.Patient> encode(List<Patient> patients) {
        return patients.stream().map(PatientMessages::encode).toList();
    }

    static List<org.frontdesk.api.v1.DuplicateCandidate> candidates(
            List<DuplicateCandidate> candidates) {
        return candidates.stream()
                .map(
                        one ->
                                org.frontdesk.api.v1.DuplicateCandidate.newBuilder()
                                        .setPatient(encode(one.patient()))
                                        .setScore(one.score())
                                        .addAllMatchedFields(one.matchedFields())
                                        .build())
                .toList();
    }

    static HistoryEntry encode(PatientHistory.Entry entry) {
        return HistoryEntry.newBuilder()
                .setAppointmentId(entry.appointment().toString())
                .setDoctorId(entry.doctor().toString())
                .setDoctorDisplayName(entry.doctorName())
                .setSpecialization(entry.specialization())
                .setStartTime(WireTime.timestamp(entry.start()))
                .setEndTime(WireTime.timestamp(entry.end()))
                .setStatus(entry.status())
                .setReason(entry.reason())
                .build();
    }
}
