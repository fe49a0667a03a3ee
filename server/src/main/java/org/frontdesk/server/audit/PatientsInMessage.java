package org.frontdesk.server.audit;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor.JavaType;
import com.google.protobuf.Message;

import org.frontdesk.server.patients.PatientId;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Finds the patients a message of the contract shows: those whose id is in a field {@code patient_id}, however deep. */
final class PatientsInMessage {

    private static final String NAMES_A_PATIENT = "patient_id";

    /** For each kind of message that was asked about, the fields that lead to a patient. */
    private static final Map<Descriptor, List<FieldDescriptor>> KNOWN = new ConcurrentHashMap<>();

    private PatientsInMessage() {}

    /** Whether a message of this kind can show a patient. */
    static boolean mayBeIn(Descriptor kind) {
        return !leadingToOne(kind).isEmpty();
    }

    private static List<FieldDescriptor> leadingToOne(Descriptor kind) {
        List<FieldDescriptor> known = KNOWN.get(kind);
        if (known == null) {
            known =
                    kind.getFields().stream()
                            .filter(field -> leadsToOne(field, new HashSet<>()))
                            .toList();
            KNOWN.put(kind, known);
        }
        return known;
    }

    private static boolean leadsToOne(FieldDescriptor field, Set<Descriptor> seen) {
        return namesPatient(field)
                || isMessage(field)
                        && seen.add(field.getMessageType())
                        && field.getMessageType().getFields().stream()
                                .anyMatch(below -> leadsToOne(below, seen));
    }

    static Set<PatientId> of(Message message) {
        Set<PatientId> found = new LinkedHashSet<>();
        collect(message, found);
        return found;
    }

    private static void collect(Message message, Set<PatientId> into) {
        for (FieldDescriptor field : leadingToOne(message.getDescriptorForType())) {
            if (field.isRepeated()) {
                ((List<?>) message.getField(field)).forEach(one -> collect((Message) one, into));
            } else if (isMessage(field)) {
                if (message.hasField(field)) {
                    collect((Message) message.getField(field), into);
                }
            } else if (message.getField(field) instanceof String id && !id.isEmpty()) {
                into.add(new PatientId(UUID.fromString(id)));
            }
        }
    }

    private static boolean namesPatient(FieldDescriptor field) {
        return field.getName().equals(NAMES_A_PATIENT)
                && field.getJavaType() == JavaType.STRING
                && !field.isRepeated();
    }

    private static boolean isMessage(FieldDescriptor field) {
        return field.getJavaType() == JavaType.MESSAGE;
    }
}
