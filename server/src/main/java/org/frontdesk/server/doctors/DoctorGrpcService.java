package org.frontdesk.server.doctors;

import io.grpc.stub.StreamObserver;

import org.frontdesk.api.v1.DoctorServiceGrpc.DoctorServiceImplBase;
import org.frontdesk.api.v1.GetDoctorRequest;
import org.frontdesk.api.v1.GetDoctorResponse;
import org.frontdesk.api.v1.ListDoctorsRequest;
import org.frontdesk.api.v1.ListDoctorsResponse;
import org.frontdesk.server.access.Caller;
import org.frontdesk.server.access.Role;
import org.frontdesk.server.rpc.Fields;
import org.frontdesk.server.rpc.PageToken;
import org.frontdesk.server.rpc.Paging;
import org.frontdesk.server.rpc.Refusals;
import org.frontdesk.server.rpc.Unary;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The contract's DoctorService. */
public final class DoctorGrpcService extends DoctorServiceImplBase {

    private static final int LONGEST_SPECIALIZATION = 100;

    private final DoctorQueries doctors;

    public DoctorGrpcService(DoctorQueries doctors) {
        this.doctors = doctors;
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

    private static org.frontdesk.api.v1.Doctor encode(Doctor doctor, Role viewer) {
        var message =
                org.frontdesk.api.v1.Doctor.newBuilder()
                        .setDoctorId(doctor.id().toString())
                        .setGivenName(doctor.givenName())
                        .setFamilyName(doctor.familyName())
                        .setDisplayName(doctor.displayName())
                        .setSpecialization(doctor.specialization())
                        .setActive(doctor.active())
                        .setVersion(doctor.version());
        if (viewer != Role.PATIENT) {
            message.setEmail(doctor.email()).setLicenceNumber(doctor.licenceNumber());
        }
        return message.build();
    }
}
