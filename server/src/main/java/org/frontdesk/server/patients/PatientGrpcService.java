package org.frontdesk.server.patients;

import io.grpc.StatusRuntimeException;
import io.grpc.stub.StreamObserver;

import org.frontdesk.api.v1.GetPatientRequest;
import org.frontdesk.api.v1.GetPatientResponse;
import org.frontdesk.api.v1.PatientServiceGrpc.PatientServiceImplBase;
import org.frontdesk.api.v1.RegisterPatientRequest;
import org.frontdesk.api.v1.RegisterPatientResponse;
import org.frontdesk.api.v1.SearchPatientsRequest;
import org.frontdesk.api.v1.SearchPatientsResponse;
import org.frontdesk.server.access.Caller;
import org.frontdesk.server.patients.RegisterPatient.EmailTaken;
import org.frontdesk.server.patients.RegisterPatient.Outcome;
import org.frontdesk.server.patients.RegisterPatient.Registered;
import org.frontdesk.server.requests.Intention;
import org.frontdesk.server.requests.RequestId;
import org.frontdesk.server.requests.Settled;
import org.frontdesk.server.rpc.Fields;
import org.frontdesk.server.rpc.Reason;
import org.frontdesk.server.rpc.Refusals;
import org.frontdesk.server.rpc.Unary;
import org.frontdesk.server.rpc.WireTime;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.regex.Pattern;

/** The contract's PatientService. */
public final class PatientGrpcService extends PatientServiceImplBase {

    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_EMAIL = 254; // RFC 5321
    private static final int LONGEST_QUERY = 100;
    private static final int MOST_FOUND = 50;
    private static final int STANDARD_FOUND = 10;
    private static final Pattern E164 = Pattern.compile("\\+[1-9][0-9]{6,14}");
    private static final Pattern EMAIL = Pattern.compile("[^@\\s]+@[^@\\s]+\\.[^@\\s.]+");

    private final PatientQueries patients;
    private final RegisterPatient register;
    private final Clock clinicClock;

    /**
     * @param clinicClock in the clinic's zone: tells which day is today
     */
    public PatientGrpcService(
            PatientQueries patients, RegisterPatient register, Clock clinicClock) {
        this.patients = patients;
        this.register = register;
        this.clinicClock = clinicClock;
    }

    @Override
    public void searchPatients(
            SearchPatientsRequest request, StreamObserver<SearchPatientsResponse> observer) {
        Unary.answer(observer, () -> search(request));
    }

    @Override
    public void registerPatient(
            RegisterPatientRequest request, StreamObserver<RegisterPatientResponse> observer) {
        Unary.answer(observer, () -> register(request));
    }

    @Override
    public void getPatient(GetPatientRequest request, StreamObserver<GetPatientResponse> observer) {
        Unary.answer(observer, () -> get(request));
    }

    private SearchPatientsResponse search(SearchPatientsRequest request) {
        var fields = new Fields();
        String query = fields.text("query", request.getQuery(), LONGEST_QUERY);
        int most = fields.number("page_size", request.getPageSize(), 1, MOST_FOUND, STANDARD_FOUND);
        fields.check();
        return SearchPatientsResponse.newBuilder()
                .addAllPatients(
                        patients.search(query, most).stream()
                                .map(PatientGrpcService::encode)
                                .toList())
                .build();
    }

    private RegisterPatientResponse register(RegisterPatientRequest request) {
        var fields = new Fields();
        RequestId requestId = fields.id("request_id", request.getRequestId(), RequestId::new);
        var person =
                new RegisterPatient.Person(
                        fields.text("given_name", request.getGivenName(), LONGEST_NAME),
                        fields.text("family_name", request.getFamilyName(), LONGEST_NAME),
                        birthDate(fields, request.getBirthDate()),
                        phone(fields, request.getPhone()),
                        email(fields, request.getEmail()));
        fields.check();
        var intention = Intention.of(requestId, Caller.current().userId(), request);
        Settled<Outcome> settled = register.settle(intention, person);
        return switch (settled) {
            case Settled.Reused<Outcome> reused -> throw Refusals.statusOf(reused);
            case Settled.As<Outcome>(Registered(Patient patient)) ->
                    RegisterPatientResponse.newBuilder().setPatient(encode(patient)).build();
            case Settled.As<Outcome>(EmailTaken taken) -> throw Refusals.statusOf(taken);
        };
    }

    private GetPatientResponse get(GetPatientRequest request) {
        var fields = new Fields();
        PatientId id = fields.id("patient_id", request.getPatientId(), PatientId::new);
        fields.check();
        if (!Caller.current().mayActFor(id)) {
            throw unknown(id);
        }
        return patients.get(id)
                .map(found -> GetPatientResponse.newBuilder().setPatient(encode(found)).build())
                .orElseThrow(() -> unknown(id));
    }

    private LocalDate birthDate(Fields fields, String value) {
        LocalDate date = fields.date("birth_date", value);
        if (date != null && date.isAfter(LocalDate.now(clinicClock))) {
            fields.violation("birth_date", "is in the future");
        }
        return date;
    }

    private static String phone(Fields fields, String value) {
        String phone = value.replaceAll("[\\s.()-]", "");
        if (!phone.isEmpty() && !E164.matcher(phone).matches()) {
            fields.violation("phone", "is not a number as +34910000000");
        }
        return phone;
    }

    private static String email(Fields fields, String value) {
        String email = fields.optionalText("email", value, LONGEST_EMAIL);
        if (!email.isEmpty() && !EMAIL.matcher(email).matches()) {
            fields.violation("email", "is not an e-mail address");
        }
        return email;
    }

    private static StatusRuntimeException unknown(PatientId id) {
        return Refusals.status(
                Reason.PATIENT_UNKNOWN,
                "There is no such patient.",
                Map.of("patient_id", id.toString()));
    }

    private static org.frontdesk.api.v1.Patient encode(Patient patient) {
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
                .build();
    }
}
