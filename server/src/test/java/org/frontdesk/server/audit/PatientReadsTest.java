package org.frontdesk.server.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Descriptors;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;

import io.grpc.MethodDescriptor;
import io.grpc.protobuf.ProtoMethodDescriptorSupplier;

import org.frontdesk.server.Contract;
import org.frontdesk.server.audit.PatientReads.Shows;
import org.junit.jupiter.api.Test;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

class PatientReadsTest {

    @Test
    void everyRpcWhoseAnswerHasAPatientInItIsTabled() {
        assertThat(
                        Contract.methods().stream()
                                .filter(
                                        method ->
                                                anyField(
                                                        schema(method).getOutputType(),
                                                        field ->
                                                                field.getName().contains("patient"),
                                                        new HashSet<>()))
                                .map(MethodDescriptor::getFullMethodName))
                .as("methods that want a row in PatientReads")
                .isSubsetOf(PatientReads.rows().keySet());
    }

    @Test
    void everyRowIsOfAnRpc() {
        assertThat(PatientReads.rows().keySet())
                .isSubsetOf(
                        Contract.methods().stream()
                                .map(MethodDescriptor::getFullMethodName)
                                .toList());
    }

    @Test
    void whomAnAnswerIsSaidToTellCanBeFoundInIt() {
        assertThat(methods(Shows.IN_ANSWER))
                .isNotEmpty()
                .allMatch(method -> PatientsInMessage.mayBeIn(schema(method).getOutputType()));
    }

    @Test
    void whatIsNotRecordedBecauseItIsAChangeIsOne() {
        assertThat(methods(Shows.CHANGE, Shows.NAMED_IN_REFUSAL))
                .isNotEmpty()
                .allMatch(
                        method ->
                                schema(method).getInputType().findFieldByName("request_id")
                                        != null);
    }

    private static List<MethodDescriptor<?, ?>> methods(Shows... shows) {
        return Contract.methods().stream()
                .filter(method -> Set.of(shows).contains(PatientReads.of(method)))
                .toList();
    }

    private static Descriptors.MethodDescriptor schema(MethodDescriptor<?, ?> method) {
        return ((ProtoMethodDescriptorSupplier) method.getSchemaDescriptor()).getMethodDescriptor();
    }

    private static boolean anyField(
            Descriptor kind, Predicate<FieldDescriptor> isMeant, Set<Descriptor> seen) {
        return seen.add(kind)
                && kind.getFields().stream()
                        .anyMatch(
                                field ->
                                        isMeant.test(field)
                                                || field.getJavaType()
                                                                == FieldDescriptor.JavaType.MESSAGE
                                                        && anyField(
                                                                field.getMessageType(),
                                                                isMeant,
                                                                seen));
    }
}
