package org.frontdesk.server.patients;

import io.grpc.StatusRuntimeException;
import io.grpc.stub.StreamObserver;

import org.frontdesk.api.v1.ExportPatientRequest;
import org.frontdesk.api.v1.ExportPatientResponse;
import org.frontdesk.api.v1.FindPossibleDuplicatesRequest;
import org.frontdesk.api.v1.FindPossibleDuplicatesResponse;
import org.frontdesk.api.v1.GetPatientHistoryRequest;
import org.frontdesk.api.v1.GetPatientHistoryResponse;
import org.frontdesk.api.v1.GetPatientRequest;
import org.frontdesk.api.v1.GetPatientResponse;
import org.frontdesk.api.v1.ListPatientsRequest;
import org.frontdesk.api.v1.ListPatientsResponse;
import org.frontdesk.api.v1.MergePatientsRequest;
import org.frontdesk.api.v1.MergePatientsResponse;
import org.frontdesk.api.v1.PatientServiceGrpc.PatientServiceImplBase;
import org.frontdesk.api.v1.PossibleDuplicates;
import org.frontdesk.api.v1.RegisterPatientRequest;
import org.frontdesk.api.v1.RegisterPatientResponse;
import org.frontdesk.api.v1.SearchPatientsRequest;
import org.frontdesk.api.v1.SearchPatientsResponse;
import org.frontdesk.api.v1.UpdatePatientRequest;
import org.frontdesk.api.v1.UpdatePatientResponse;
import org.frontdesk.server.access.Caller;
import org.frontdesk.server.audit.ShownPatients;
import org.frontdesk.server.requests.Intention;
import org.frontdesk.server.requests.RequestId;
import org.frontdesk.server.requests.Settled;
import org.frontdesk.server.rpc.Fields;
import org.frontdesk.server.rpc.PageToken;
import org.frontdesk.server.rpc.Paging;
import org.frontdesk.server.rpc.Parts;
import org.frontdesk.server.rpc.Refusals;
import org.frontdesk.server.rpc.Unary;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** The contract's PatientService. */
public final class PatientGrpcService extends PatientServiceImplBase {

    private static final int LONGEST_QUERY = 100;
    private static final int MOST_FOUND = 50;
    private static final int STANDARD_FOUND = 10;

    private final PatientQueries patients;
    private final PatientSearch search;
    private final PatientHistory history;
    private final Duplicates duplicates;
    private final RegisterPatient register;
    private final UpdatePatient update;
    private final MergeCalls merge;
    private final PatientExport export;
    private final Clock clinicClock;

    /**
     * @param clinicClock in the clinic's zone: tells which day is today
     */
    public PatientGrpcService(
            PatientQueries patients,
            PatientSearch search,
            PatientHistory history,
            Duplicates duplicates,
            RegisterPatient register,
            UpdatePatient update,
            MergePatients merge,
            PatientExport export,
            Clock clinicClock) {
        this.patients = patients;
        this.search = search;
        this.history = history;
        this.duplicates = duplicates;
        this.register = register;
        this.update = update;
        this.merge = new MergeCalls(merge);
        this.export = export;
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

    @Override
    public void listPatients(
            ListPatientsRequest request, StreamObserver<ListPatientsResponse> observer) {
        Unary.answer(observer, () -> list(request));
    }

    @Override
    public void findPossibleDuplicates(
            FindPossibleDuplicatesRequest request,
            StreamObserver<FindPossibleDuplicatesResponse> observer) {
        Unary.answer(observer, () -> findDuplicates(request));
    }

    @Override
    public void updatePatient(
            UpdatePatientRequest request, StreamObserver<UpdatePatientResponse> observer) {
        Unary.answer(observer, () -> update(request));
    }

    @Override
    public void getPatientHistory(
            GetPatientHistoryRequest request, StreamObserver<GetPatientHistoryResponse> observer) {
        Unary.answer(observer, () -> history(request));
    }

    @Override
    public void mergePatients(
            MergePatientsRequest request, StreamObserver<MergePatientsResponse> observer) {
        Unary.answer(observer, () -> merge.merge(request));
    }

    @Override
    public void exportPatient(
            ExportPatientRequest request, StreamObserver<ExportPatientResponse> observer) {
        var fields = new Fields();
        PatientId id = fields.id("patient_id", request.getPatientId(), PatientId::new);
        fields.check();
        Parts.send(
                observer,
                export.of(Caller.current(), visible(id).id()).stream()
                        .map(chunk -> ExportPatientResponse.newBuilder().setChunk(chunk).build())
                        .iterator());
    }

    private SearchPatientsResponse search(SearchPatientsRequest request) {
        var fields = new Fields();
        String query = fields.text("query", request.getQuery(), LONGEST_QUERY);
        int most = fields.number("page_size", request.getPageSize(), 1, MOST_FOUND, STANDARD_FOUND);
        fields.check();
        return SearchPatientsResponse.newBuilder()
                .addAllPatients(PatientMessages.encode(search.search(query, most)))
                .build();
    }

    private ListPatientsResponse list(ListPatientsRequest request) {
        var fields = new Fields();
        int pageSize = Paging.size(fields, request.getPageSize());
        var filter = request.toBuilder().clearPageSize().clearPageToken().build();
        var after =
                PageToken.decode(fields, request.getPageToken(), filter, 3)
                        .map(PageToken::lastKey)
                        .map(
                                key ->
                                        new PatientQueries.Position(
                                                key.get(0),
                                                key.get(1),
                                                UUID.fromString(key.get(2))));
        fields.check();
        var page =
                Paging.page(
                        patients.list(after, pageSize + 1),
                        pageSize,
                        filter,
                        last -> List.of(last.familyName(), last.givenName(), last.id().toString()));
        return ListPatientsResponse.newBuilder()
                .addAllPatients(PatientMessages.encode(page.rows()))
                .setNextPageToken(page.nextPageToken())
                .build();
    }

    private FindPossibleDuplicatesResponse findDuplicates(FindPossibleDuplicatesRequest request) {
        var fields = new Fields();
        var person =
                new PersonFields(fields, clinicClock)
                        .partOfPerson(
                                request.getGivenName(),
                                request.getFamilyName(),
                                request.getBirthDate(),
                                request.getPhone(),
                                request.getEmail());
        fields.check();
        return FindPossibleDuplicatesResponse.newBuilder()
                .addAllCandidates(PatientMessages.candidates(duplicates.of(person)))
                .build();
    }

    private RegisterPatientResponse register(RegisterPatientRequest request) {
        var fields = new Fields();
        RequestId requestId = fields.id("request_id", request.getRequestId(), RequestId::new);
        var person =
                new PersonFields(fields, clinicClock)
                        .person(
                                request.getGivenName(),
                                request.getFamilyName(),
                                request.getBirthDate(),
                                request.getPhone(),
                                request.getEmail());
        fields.check();
        var intention = Intention.of(requestId, Caller.current().userId(), request);
        Settled<RegisterPatient.Outcome> settled =
                register.settle(intention, person, request.getNotADuplicate());
        return switch (settled) {
            case Settled.Reused<RegisterPatient.Outcome> reused -> throw Refusals.statusOf(reused);
            case Settled.As<RegisterPatient.Outcome>(RegisterPatient.Registered(var patient)) ->
                    RegisterPatientResponse.newBuilder()
                            .setPatient(PatientMessages.encode(patient))
                            .build();
            case Settled.As<RegisterPatient.Outcome>(RegisterPatient.EmailTaken taken) ->
                    throw Refusals.statusOf(taken);
            case Settled.As<RegisterPatient.Outcome>(RegisterPatient.PossibleDuplicate duplicate) ->
                    throw refused(duplicate);
        };
    }

    private static StatusRuntimeException refused(RegisterPatient.PossibleDuplicate duplicate) {
        ShownPatients.name(duplicate.candidates().stream().map(one -> one.patient().id()).toList());
        return Refusals.statusOf(
                duplicate,
                PossibleDuplicates.newBuilder()
                        .addAllCandidates(PatientMessages.candidates(duplicate.candidates()))
                        .build());
    }

    private UpdatePatientResponse update(UpdatePatientRequest request) {
        var fields = new Fields();
        RequestId requestId = fields.id("request_id", request.getRequestId(), RequestId::new);
        PatientId id = fields.id("patient_id", request.getPatientId(), PatientId::new);
        long version = fields.etag("etag", request.getEtag());
        var person =
                new PersonFields(fields, clinicClock)
                        .person(
                                request.getGivenName(),
                                request.getFamilyName(),
                                request.getBirthDate(),
                                request.getPhone(),
                                request.getEmail());
        fields.check();
        var intention = Intention.of(requestId, Caller.current().userId(), request);
        Settled<UpdatePatient.Outcome> settled = update.settle(intention, id, version, person);
        return switch (settled) {
            case Settled.Reused<UpdatePatient.Outcome> reused -> throw Refusals.statusOf(reused);
            case Settled.As<UpdatePatient.Outcome>(UpdatePatient.Updated(var patient)) ->
                    UpdatePatientResponse.newBuilder()
                            .setPatient(PatientMessages.encode(patient))
                            .build();
            case Settled.As<UpdatePatient.Outcome>(UpdatePatient.NoSuchPatient unknown) ->
                    throw Refusals.statusOf(unknown.refusal());
            case Settled.As<UpdatePatient.Outcome>(UpdatePatient.MergedBefore merged) ->
                    throw Refusals.statusOf(merged.refusal());
            case Settled.As<UpdatePatient.Outcome>(UpdatePatient.ChangedMeanwhile changed) ->
                    throw Refusals.statusOf(changed.refusal());
            case Settled.As<UpdatePatient.Outcome>(UpdatePatient.EmailTaken taken) ->
                    throw Refusals.statusOf(taken);
        };
    }

    private GetPatientResponse get(GetPatientRequest request) {
        Patient found =
                request.getPatientId().isEmpty() && request.getPatientNumber() != 0
                        ? byNumber(request.getPatientNumber())
                        : byId(request);
        return GetPatientResponse.newBuilder().setPatient(PatientMessages.encode(found)).build();
    }

    private Patient byNumber(long number) {
        return patients.get(number)
                .filter(found -> Caller.current().mayActFor(found.id()))
                .orElseThrow(() -> Refusals.statusOf(new PatientUnknown(number)));
    }

    private Patient byId(GetPatientRequest request) {
        var fields = new Fields();
        PatientId id = fields.id("patient_id", request.getPatientId(), PatientId::new);
        if (request.getPatientNumber() != 0) {
            fields.violation("patient_number", "is not taken together with patient_id");
        }
        fields.check();
        return visible(id);
    }

    /** The patient, if the caller may see them. */
    private Patient visible(PatientId id) {
        return patients.get(id)
                .filter(found -> Caller.current().mayActFor(found.id()))
                .orElseThrow(() -> Refusals.statusOf(new PatientUnknown(id)));
    }

    private GetPatientHistoryResponse history(GetPatientHistoryRequest request) {
        var fields = new Fields();
        PatientId id = fields.id("patient_id", request.getPatientId(), PatientId::new);
        int pageSize = Paging.size(fields, request.getPageSize());
        var filter = request.toBuilder().clearPageSize().clearPageToken().build();
        var after =
                PageToken.decode(fields, request.getPageToken(), filter, 2)
                        .map(PageToken::lastKey)
                        .map(
                                key ->
                                        new PatientHistory.Position(
                                                Instant.parse(key.get(0)),
                                                UUID.fromString(key.get(1))));
        fields.check();
        Patient patient = visible(id);
        ShownPatients.name(List.of(patient.id()));
        var page =
                Paging.page(
                        history.of(Caller.current(), patient.id(), after, pageSize + 1),
                        pageSize,
                        filter,
                        last -> List.of(last.start().toString(), last.appointment().toString()));
        return GetPatientHistoryResponse.newBuilder()
                .addAllEntries(page.rows().stream().map(PatientMessages::encode).toList())
                .setNextPageToken(page.nextPageToken())
                .build();
    }
}
