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

    /** One entry for each kind of message that was asked about. */
    private static final Map<Descriptor, Boolean> KNOWN = new ConcurrentHashMap<>();

    private PatientsInMessage() {}

    /** Whether a message of this kind can show a patient. */
    static boolean mayBeIn(Descriptor kind) {
        Boolean known = KNOWN.get(kind);
        if (known == null) {
            known = mayBeIn(kind, new HashSet<>());
            KNOWN.put(kind, known);
        }
        return known;
    }

    private static boolean mayBeIn(Descriptor kind, Set<Descriptor> seen) {
        return seen.add(kind)
                && kind.getFields().stream()
                        .anyMatch(
                                field ->
                                        namesPatient(field)
                                                || isMessage(field)
                                                        && mayBeIn(field.getMessageType(), seen));
    }

    static Set<PatientId> of(Message message) {
        Set<PatientId> found = new LinkedHashSet<>();
        collect(message, found);
        return found;
    }

    private static void collect(Message message, Set<PatientId> into) {
        if (!mayBeIn(message.getDescriptorForType())) {
            return;
        }
        message.getAllFields()
                .forEach(
                        (field, value) -> {
                            if (namesPatient(field)) {
                                into.add(new PatientId(UUID.fromString((String) value)));
                            } else if (isMessage(field) && field.isRepeated()) {
                                ((List<?>) value).forEach(one -> collect((Message) one, into));
                            } else if (isMessage(field)) {
                                collect((Message) value, into);
                            }
                        });
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
