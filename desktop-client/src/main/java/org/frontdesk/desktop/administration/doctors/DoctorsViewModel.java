package org.frontdesk.desktop.administration.doctors;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

import org.frontdesk.api.v1.CreateDoctorRequest;
import org.frontdesk.api.v1.DeactivateDoctorRequest;
import org.frontdesk.api.v1.DeactivateDoctorResponse;
import org.frontdesk.api.v1.Doctor;
import org.frontdesk.api.v1.DoctorServiceGrpc;
import org.frontdesk.api.v1.GetDoctorRequest;
import org.frontdesk.api.v1.GetDoctorResponse;
import org.frontdesk.api.v1.ListDoctorsRequest;
import org.frontdesk.api.v1.ReactivateDoctorRequest;
import org.frontdesk.api.v1.ReactivateDoctorResponse;
import org.frontdesk.api.v1.SearchDoctorsRequest;
import org.frontdesk.api.v1.UpdateDoctorRequest;
import org.frontdesk.desktop.administration.form.RecordsViewModel;
import org.frontdesk.desktop.connection.Answer;
import org.frontdesk.desktop.connection.CallFailure;
import org.frontdesk.desktop.live.Later;
import org.frontdesk.desktop.shell.Workplace;

import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** The clinic's doctors, and one of them open. */
final class DoctorsViewModel extends RecordsViewModel<Doctor> {

    static final String GIVEN_NAME = "given_name";
    static final String FAMILY_NAME = "family_name";
    static final String DISPLAY_NAME = "display_name";
    static final String SPECIALIZATION = "specialization";
    static final String EMAIL = "email";
    static final String LICENCE = "licence_number";

    /** As many as the server finds while somebody types. */
    private static final int MOST_FOUND = 50;

    private final Later later;
    private final StringProperty query = new SimpleStringProperty("");
    private final BooleanProperty alsoInactive = new SimpleBooleanProperty(true);
    private final ReadOnlyBooleanWrapper stillBooked = new ReadOnlyBooleanWrapper();

    DoctorsViewModel(Workplace at) {
        super(at);
        later = at.afterTyping();
        form().saysAt("DOCTOR_EMAIL_TAKEN", EMAIL).saysAt("LICENCE_TAKEN", LICENCE);
        query.subscribe((before, after) -> later.run(this::load));
        alsoInactive.subscribe((before, after) -> load());
    }

    /** Part of a name; empty: everybody. */
    StringProperty queryProperty() {
        return query;
    }

    /** Whether those are shown who no longer receive. */
    BooleanProperty alsoInactiveProperty() {
        return alsoInactive;
    }

    /** Whether the server would not deactivate the open doctor because patients are booked. */
    ReadOnlyBooleanProperty stillBookedProperty() {
        return stillBooked.getReadOnlyProperty();
    }

    @Override
    protected void stop() {
        later.cancel();
    }

    // --- the list

    @Override
    protected CompletableFuture<Answer<Page<Doctor>>> page(String token) {
        return query.get().isBlank() ? all(token) : found();
    }

    private CompletableFuture<Answer<Page<Doctor>>> all(String token) {
        ListDoctorsRequest request =
                ListDoctorsRequest.newBuilder()
                        .setIncludeInactive(alsoInactive.get())
                        .setPageSize(PAGE)
                        .setPageToken(token)
                        .build();
        return at.server()
                .call(DoctorServiceGrpc.getListDoctorsMethod(), request)
                .thenApply(
                        answer ->
                                answer.map(
                                        list ->
                                                new Page<>(
                                                        list.getDoctorsList(),
                                                        list.getNextPageToken())));
    }

    private CompletableFuture<Answer<Page<Doctor>>> found() {
        SearchDoctorsRequest request =
                SearchDoctorsRequest.newBuilder()
                        .setQuery(query.get().strip())
                        .setIncludeInactive(alsoInactive.get())
                        .setPageSize(MOST_FOUND)
                        .build();
        return at.server()
                .call(DoctorServiceGrpc.getSearchDoctorsMethod(), request)
                .thenApply(answer -> answer.map(list -> new Page<>(list.getDoctorsList(), "")));
    }

    @Override
    protected CompletableFuture<Answer<Doctor>> again(Doctor doctor) {
        return at.server()
                .call(
                        DoctorServiceGrpc.getGetDoctorMethod(),
                        GetDoctorRequest.newBuilder().setDoctorId(doctor.getDoctorId()).build())
                .thenApply(answer -> answer.map(GetDoctorResponse::getDoctor));
    }

    @Override
    protected String idOf(Doctor doctor) {
        return doctor.getDoctorId();
    }

    // --- the form

    @Override
    protected Map<String, String> valuesOf(Doctor doctor) {
        return Map.of(
                GIVEN_NAME, doctor.getGivenName(),
                FAMILY_NAME, doctor.getFamilyName(),
                DISPLAY_NAME, doctor.getDisplayName(),
                SPECIALIZATION, doctor.getSpecialization(),
                EMAIL, doctor.getEmail(),
                LICENCE, doctor.getLicenceNumber());
    }

    @Override
    protected void opened() {
        stillBooked.set(false);
    }

    @Override
    public void save() {
        Doctor doctor = chosenProperty().get();
        if (doctor == null) {
            save(
                    DoctorServiceGrpc.getCreateDoctorMethod(),
                    CreateDoctorRequest.newBuilder()
                            .setGivenName(form().typed(GIVEN_NAME))
                            .setFamilyName(form().typed(FAMILY_NAME))
                            .setDisplayName(form().typed(DISPLAY_NAME))
                            .setSpecialization(form().typed(SPECIALIZATION))
                            .setEmail(form().typed(EMAIL))
                            .setLicenceNumber(form().typed(LICENCE))
                            .build(),
                    response -> saved(response.getDoctor(), "doctors.created"));
        } else {
            save(
                    DoctorServiceGrpc.getUpdateDoctorMethod(),
                    UpdateDoctorRequest.newBuilder()
                            .setDoctorId(doctor.getDoctorId())
                            .setEtag(doctor.getEtag())
                            .setGivenName(form().typed(GIVEN_NAME))
                            .setFamilyName(form().typed(FAMILY_NAME))
                            .setDisplayName(form().typed(DISPLAY_NAME))
                            .setSpecialization(form().typed(SPECIALIZATION))
                            .setEmail(form().typed(EMAIL))
                            .setLicenceNumber(form().typed(LICENCE))
                            .build(),
                    response -> saved(response.getDoctor(), "doctors.saved"));
        }
    }

    private void saved(Doctor doctor, String key) {
        stored(doctor, at.texts().get(key, doctor.getDisplayName()));
        tellOthers();
    }

    // --- receiving, or not

    /**
     * Has the doctor take no appointments from now on.
     *
     * @param leaveAppointments although patients are booked: their appointments stay, what is free is blocked
     */
    void deactivate(boolean leaveAppointments) {
        Doctor doctor = chosenProperty().get();
        stillBooked.set(false);
        act(
                DoctorServiceGrpc.getDeactivateDoctorMethod(),
                DeactivateDoctorRequest.newBuilder()
                        .setDoctorId(doctor.getDoctorId())
                        .setEtag(doctor.getEtag())
                        .setBlockFutureSlots(leaveAppointments)
                        .build(),
                DeactivateDoctorResponse::getDoctor,
                this::deactivated);
    }

    private void deactivated(DeactivateDoctorResponse response) {
        String name = response.getDoctor().getDisplayName();
        int left = response.getRemainingAppointmentCount();
        if (left == 0) {
            at.shell()
                    .done(
                            at.texts()
                                    .get(
                                            "doctors.deactivated",
                                            name,
                                            response.getBlockedSlotCount()));
        } else {
            at.shell()
                    .failed(at.texts().get("doctors.deactivatedBooked", name, left)); // to be read
        }
        tellOthers();
    }

    /** Has the doctor take appointments again. */
    void reactivate() {
        Doctor doctor = chosenProperty().get();
        act(
                DoctorServiceGrpc.getReactivateDoctorMethod(),
                ReactivateDoctorRequest.newBuilder()
                        .setDoctorId(doctor.getDoctorId())
                        .setEtag(doctor.getEtag())
                        .build(),
                ReactivateDoctorResponse::getDoctor,
                response -> {
                    at.shell()
                            .done(
                                    at.texts()
                                            .get(
                                                    "doctors.reactivated",
                                                    response.getDoctor().getDisplayName(),
                                                    response.getOpenedSlotCount()));
                    tellOthers();
                });
    }

    @Override
    protected void refused(CallFailure failure) {
        super.refused(failure);
        stillBooked.set(failure.reason().equals("DOCTOR_HAS_APPOINTMENTS"));
    }

    /** The day sheet and whatever else names doctors. */
    private void tellOthers() {
        at.doctors().load();
    }
}
