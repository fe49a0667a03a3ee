package org.frontdesk.server.doctors;

import com.google.protobuf.Message;

import io.grpc.stub.StreamObserver;

import org.frontdesk.api.v1.CreateDoctorRequest;
import org.frontdesk.api.v1.CreateDoctorResponse;
import org.frontdesk.api.v1.DeactivateDoctorRequest;
import org.frontdesk.api.v1.DeactivateDoctorResponse;
import org.frontdesk.api.v1.DoctorServiceGrpc.DoctorServiceImplBase;
import org.frontdesk.api.v1.GetDoctorRequest;
import org.frontdesk.api.v1.GetDoctorResponse;
import org.frontdesk.api.v1.ListDoctorsRequest;
import org.frontdesk.api.v1.ListDoctorsResponse;
import org.frontdesk.api.v1.ListSpecializationsRequest;
import org.frontdesk.api.v1.ListSpecializationsResponse;
import org.frontdesk.api.v1.ReactivateDoctorRequest;
import org.frontdesk.api.v1.ReactivateDoctorResponse;
import org.frontdesk.api.v1.SearchDoctorsRequest;
import org.frontdesk.api.v1.SearchDoctorsResponse;
import org.frontdesk.api.v1.Specialization;
import org.frontdesk.api.v1.UpdateDoctorRequest;
import org.frontdesk.api.v1.UpdateDoctorResponse;
import org.frontdesk.server.access.Caller;
import org.frontdesk.server.access.Role;
import org.frontdesk.server.requests.Intention;
import org.frontdesk.server.requests.RequestId;
import org.frontdesk.server.requests.Settled;
import org.frontdesk.server.rpc.Fields;
import org.frontdesk.server.rpc.PageToken;
import org.frontdesk.server.rpc.Paging;
import org.frontdesk.server.rpc.Refusals;
import org.frontdesk.server.rpc.Unary;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** The contract's DoctorService. */
public final class DoctorGrpcService extends DoctorServiceImplBase {

    private static final int LONGEST_SPECIALIZATION = 100;

    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_DISPLAY_NAME = 210;
    private static final int LONGEST_EMAIL = 254; // RFC 5321
    private static final int LONGEST_LICENCE_NUMBER = 50;
    private static final int LONGEST_QUERY = 100;
    private static final int MOST_FOUND = 50;
    private static final int STANDARD_FOUND = 10;
    private static final Pattern EMAIL = Pattern.compile("[^@\\s]+@[^@\\s]+\\.[^@\\s.]+");

    private final DoctorQueries doctors;
    private final DoctorProfiles profiles;
    private final DoctorActivity activity;

    public DoctorGrpcService(
            DoctorQueries doctors, DoctorProfiles profiles, DoctorActivity activity) {
        this.doctors = doctors;
        this.profiles = profiles;
        this.activity = activity;
    }

    @Override
    public void searchDoctors(
            SearchDoctorsRequest request, StreamObserver<SearchDoctorsResponse> observer) {
        Unary.answer(observer, () -> search(request));
    }

    @Override
    public void listSpecializations(
            ListSpecializationsRequest request,
            StreamObserver<ListSpecializationsResponse> observer) {
        Unary.answer(observer, () -> specializations(request));
    }

    @Override
    public void createDoctor(
            CreateDoctorRequest request, StreamObserver<CreateDoctorResponse> observer) {
        Unary.answer(observer, () -> create(request));
    }

    @Override
    public void updateDoctor(
            UpdateDoctorRequest request, StreamObserver<UpdateDoctorResponse> observer) {
        Unary.answer(observer, () -> update(request));
    }

    @Override
    public void deactivateDoctor(
            DeactivateDoctorRequest request, StreamObserver<DeactivateDoctorResponse> observer) {
        Unary.answer(observer, () -> deactivate(request));
    }

    @Override
    public void reactivateDoctor(
            ReactivateDoctorRequest request, StreamObserver<ReactivateDoctorResponse> observer) {
        Unary.answer(observer, () -> reactivate(request));
    }

    @Override
    public void getDoctor(GetDoctorRequest request, StreamObserver<GetDoctorResponse> observer) {
        Unary.answer(observer, () -> get(request));
    }

    @Override
    public void listDoctors(
            ListDoctorsRequest request, StreamObserver<ListDoctorsResponse> observer) {
        Unary.answer(observer, () -> list(request));
    }

    private GetDoctorResponse get(GetDoctorRequest request) {
        var fields = new Fields();
        DoctorId id = fields.id("doctor_id", request.getDoctorId(), DoctorId::new);
        fields.check();
        Doctor doctor = doctors.get(id).orElseThrow(() -> Refusals.statusOf(new DoctorUnknown(id)));
        return GetDoctorResponse.newBuilder()
                .setDoctor(encode(doctor, Caller.current().role()))
                .build();
    }

    private ListDoctorsResponse list(ListDoctorsRequest request) {
        var fields = new Fields();
        String specialization =
                fields.optionalText(
                        "specialization", request.getSpecialization(), LONGEST_SPECIALIZATION);
        int pageSize = Paging.size(fields, request.getPageSize());
        var filter = request.toBuilder().clearPageSize().clearPageToken().build();
        Optional<DoctorQueries.Position> after =
                PageToken.decode(fields, request.getPageToken(), filter, 3)
                        .map(PageToken::lastKey)
                        .map(
                                key ->
                                        new DoctorQueries.Position(
                                                key.get(0),
                                                key.get(1),
                                                UUID.fromString(key.get(2))));
        fields.check();
        List<Doctor> found =
                doctors.list(
                        Optional.of(specialization).filter(text -> !text.isEmpty()),
                        request.getIncludeInactive(),
                        after,
                        pageSize + 1);
        var page =
                Paging.page(
                        found,
                        pageSize,
                        filter,
                        last -> List.of(last.familyName(), last.givenName(), last.id().toString()));
        Role viewer = Caller.current().role();
        return ListDoctorsResponse.newBuilder()
                .addAllDoctors(page.rows().stream().map(one -> encode(one, viewer)).toList())
                .setNextPageToken(page.nextPageToken())
                .build();
    }

    private SearchDoctorsResponse search(SearchDoctorsRequest request) {
        var fields = new Fields();
        String query = fields.text("query", request.getQuery(), LONGEST_QUERY);
        String specialization =
                fields.optionalText(
                        "specialization", request.getSpecialization(), LONGEST_SPECIALIZATION);
        int most = fields.number("page_size", request.getPageSize(), 1, MOST_FOUND, STANDARD_FOUND);
        fields.check();
        Role viewer = Caller.current().role();
        return SearchDoctorsResponse.newBuilder()
                .addAllDoctors(
                        doctors
                                .search(
                                        query,
                                        Optional.of(specialization).filter(text -> !text.isEmpty()),
                                        request.getIncludeInactive(),
                                        most)
                                .stream()
                                .map(one -> encode(one, viewer))
                                .toList())
                .build();
    }

    private ListSpecializationsResponse specializations(ListSpecializationsRequest request) {
        var fields = new Fields();
        int pageSize = Paging.size(fields, request.getPageSize());
        var filter = request.toBuilder().clearPageSize().clearPageToken().build();
        var after = PageToken.decode(fields, request.getPageToken(), filter, 1);
        fields.check();
        var found =
                doctors.specializations(
                        request.getIncludeInactive(),
                        after.map(token -> token.lastKey().getFirst()),
                        pageSize + 1);
        var page = Paging.page(found, pageSize, filter, last -> List.of(last.key()));
        return ListSpecializationsResponse.newBuilder()
                .addAllSpecializations(
                        page.rows().stream()
                                .map(
                                        one ->
                                                Specialization.newBuilder()
                                                        .setName(one.name())
                                                        .setDoctorCount(one.doctors())
                                                        .build())
                                .toList())
                .setNextPageToken(page.nextPageToken())
                .build();
    }

    private CreateDoctorResponse create(CreateDoctorRequest request) {
        var fields = new Fields();
        RequestId requestId = fields.id("request_id", request.getRequestId(), RequestId::new);
        String given = fields.text("given_name", request.getGivenName(), LONGEST_NAME);
        String family = fields.text("family_name", request.getFamilyName(), LONGEST_NAME);
        String display =
                fields.optionalText("display_name", request.getDisplayName(), LONGEST_DISPLAY_NAME);
        var profile =
                new DoctorProfiles.Profile(
                        given,
                        family,
                        display.isEmpty() ? "Dr. " + given + " " + family : display,
                        specialization(fields, request.getSpecialization()),
                        email(fields, request.getEmail()),
                        licence(fields, request.getLicenceNumber()));
        fields.check();
        Doctor created = written(profiles.create(intention(requestId, request), profile));
        return CreateDoctorResponse.newBuilder()
                .setDoctor(encode(created, Caller.current().role()))
                .build();
    }

    private UpdateDoctorResponse update(UpdateDoctorRequest request) {
        var fields = new Fields();
        RequestId requestId = fields.id("request_id", request.getRequestId(), RequestId::new);
        DoctorId id = fields.id("doctor_id", request.getDoctorId(), DoctorId::new);
        long version = fields.etag("etag", request.getEtag());
        var profile =
                new DoctorProfiles.Profile(
                        fields.text("given_name", request.getGivenName(), LONGEST_NAME),
                        fields.text("family_name", request.getFamilyName(), LONGEST_NAME),
                        fields.text("display_name", request.getDisplayName(), LONGEST_DISPLAY_NAME),
                        specialization(fields, request.getSpecialization()),
                        email(fields, request.getEmail()),
                        licence(fields, request.getLicenceNumber()));
        fields.check();
        Doctor updated =
                written(profiles.update(intention(requestId, request), id, version, profile));
        return UpdateDoctorResponse.newBuilder()
                .setDoctor(encode(updated, Caller.current().role()))
                .build();
    }

    private static Doctor written(Settled<DoctorProfiles.Outcome> settled) {
        return switch (settled) {
            case Settled.Reused<DoctorProfiles.Outcome> reused -> throw Refusals.statusOf(reused);
            case Settled.As<DoctorProfiles.Outcome>(DoctorProfiles.Written(Doctor doctor)) ->
                    doctor;
            case Settled.As<DoctorProfiles.Outcome>(DoctorRefused refused) ->
                    throw Refusals.statusOf(refused.refusal());
        };
    }

    private DeactivateDoctorResponse deactivate(DeactivateDoctorRequest request) {
        var fields = new Fields();
        RequestId requestId = fields.id("request_id", request.getRequestId(), RequestId::new);
        DoctorId id = fields.id("doctor_id", request.getDoctorId(), DoctorId::new);
        long version = fields.etag("etag", request.getEtag());
        fields.check();
        var settled =
                activity.deactivate(
                        intention(requestId, request), id, version, request.getBlockFutureSlots());
        return switch (settled) {
            case Settled.Reused<DoctorActivity.DeactivateOutcome> reused ->
                    throw Refusals.statusOf(reused);
            case Settled.As<DoctorActivity.DeactivateOutcome>(DoctorRefused refused) ->
                    throw Refusals.statusOf(refused.refusal());
            case Settled.As<DoctorActivity.DeactivateOutcome>(
                            DoctorActivity.Deactivated(var doctor, int blocked, int remaining)) ->
                    DeactivateDoctorResponse.newBuilder()
                            .setDoctor(encode(doctor, Caller.current().role()))
                            .setBlockedSlotCount(blocked)
                            .setRemainingAppointmentCount(remaining)
                            .build();
        };
    }

    private ReactivateDoctorResponse reactivate(ReactivateDoctorRequest request) {
        var fields = new Fields();
        RequestId requestId = fields.id("request_id", request.getRequestId(), RequestId::new);
        DoctorId id = fields.id("doctor_id", request.getDoctorId(), DoctorId::new);
        long version = fields.etag("etag", request.getEtag());
        fields.check();
        var settled = activity.reactivate(intention(requestId, request), id, version);
        return switch (settled) {
            case Settled.Reused<DoctorActivity.ReactivateOutcome> reused ->
                    throw Refusals.statusOf(reused);
            case Settled.As<DoctorActivity.ReactivateOutcome>(DoctorRefused refused) ->
                    throw Refusals.statusOf(refused.refusal());
            case Settled.As<DoctorActivity.ReactivateOutcome>(
                            DoctorActivity.Reactivated(var doctor, int opened)) ->
                    ReactivateDoctorResponse.newBuilder()
                            .setDoctor(encode(doctor, Caller.current().role()))
                            .setOpenedSlotCount(opened)
                            .build();
        };
    }

    private static String specialization(Fields fields, String value) {
        return fields.text("specialization", value, LONGEST_SPECIALIZATION);
    }

    private static String licence(Fields fields, String value) {
        return fields.text("licence_number", value, LONGEST_LICENCE_NUMBER);
    }

    private static String email(Fields fields, String value) {
        String email = fields.text("email", value, LONGEST_EMAIL);
        if (!email.isEmpty() && !EMAIL.matcher(email).matches()) {
            fields.violation("email", "is not an e-mail address");
        }
        return email;
    }

    private static Intention intention(RequestId id, Message request) {
        return Intention.of(id, Caller.current().userId(), request);
    }

    private static org.frontdesk.api.v1.Doctor encode(Doctor doctor, Role viewer) {
        var message =
                org.frontdesk.api.v1.Doctor.newBuilder()
                        .setDoctorId(doctor.id().toString())
                        .setGivenName(doctor.givenName())
                        .setFamilyName(doctor.familyName())
                        .setDisplayName(doctor.displayName())
                        .setSpecialization(doctor.specialization())
                        .setActive(doctor.active())
                        .setVersion(doctor.version())
                        .setEtag(Long.toString(doctor.version()));
        if (viewer != Role.PATIENT) {
            message.setEmail(doctor.email()).setLicenceNumber(doctor.licenceNumber());
        }
        return message.build();
    }
}
