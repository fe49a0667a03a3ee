package org.frontdesk.desktop.journeys;

import io.grpc.CallCredentials;
import io.grpc.ManagedChannel;
import io.grpc.StatusRuntimeException;

import org.frontdesk.api.v1.AppointmentType;
import org.frontdesk.api.v1.AppointmentTypeServiceGrpc;
import org.frontdesk.api.v1.ClinicServiceGrpc;
import org.frontdesk.api.v1.Doctor;
import org.frontdesk.api.v1.DoctorServiceGrpc;
import org.frontdesk.api.v1.GetClinicRequest;
import org.frontdesk.api.v1.GetClinicResponse;
import org.frontdesk.api.v1.GetDoctorRequest;
import org.frontdesk.api.v1.ListAppointmentTypesRequest;
import org.frontdesk.api.v1.ListDoctorsRequest;
import org.frontdesk.api.v1.ListUsersRequest;
import org.frontdesk.api.v1.PatientServiceGrpc;
import org.frontdesk.api.v1.SearchPatientsRequest;
import org.frontdesk.api.v1.UpdateDoctorRequest;
import org.frontdesk.api.v1.UpdateUserRequest;
import org.frontdesk.api.v1.UserAccount;
import org.frontdesk.api.v1.UserServiceGrpc;
import org.frontdesk.api.v1.UserServiceGrpc.UserServiceBlockingStub;

import java.time.LocalTime;
import java.util.List;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;

/** An administrator of a clinic, who may sign in at a desk, and also works at another one, through the same door. */
final class Administrator {

    static final String USERNAME = "boss";

    private final RealClinic clinic;

    Administrator(RealClinic clinic) {
        this.clinic = clinic;
        clinic.account(USERNAME, "ADMIN", null, null);
        clinic.slot(clinic.doctor("Cardiology"), LocalTime.of(10, 0), 1); // for the first screen
    }

    /** Whether somebody gets in with a password. */
    boolean canSignIn(String username, String password) {
        try {
            return clinic.as(username, password, (channel, credentials) -> true);
        } catch (StatusRuntimeException refused) {
            return false;
        }
    }

    /** An account by its name. */
    UserAccount account(String username) {
        return users(
                users ->
                        users.listUsers(ListUsersRequest.newBuilder().setQuery(username).build())
                                .getAccounts(0));
    }

    /** Changes the name of an account that is shown to people. */
    void rename(String username, String displayName) {
        UserAccount now = account(username);
        users(
                users ->
                        users.updateUser(
                                UpdateUserRequest.newBuilder()
                                        .setRequestId(UUID.randomUUID().toString())
                                        .setUserId(now.getUser().getUserId())
                                        .setEtag(now.getEtag())
                                        .setDisplayName(displayName)
                                        .setRole(now.getUser().getRole())
                                        .build()));
    }

    /** A doctor as the server knows them. */
    Doctor doctor(UUID id) {
        return as(
                (channel, credentials) ->
                        DoctorServiceGrpc.newBlockingStub(channel)
                                .withCallCredentials(credentials)
                                .getDoctor(
                                        GetDoctorRequest.newBuilder()
                                                .setDoctorId(id.toString())
                                                .build())
                                .getDoctor());
    }

    /** Changes what a doctor practises. */
    void respecialize(UUID id, String specialization) {
        Doctor now = doctor(id);
        as(
                (channel, credentials) ->
                        DoctorServiceGrpc.newBlockingStub(channel)
                                .withCallCredentials(credentials)
                                .updateDoctor(
                                        UpdateDoctorRequest.newBuilder()
                                                .setRequestId(UUID.randomUUID().toString())
                                                .setDoctorId(now.getDoctorId())
                                                .setEtag(now.getEtag())
                                                .setGivenName(now.getGivenName())
                                                .setFamilyName(now.getFamilyName())
                                                .setDisplayName(now.getDisplayName())
                                                .setSpecialization(specialization)
                                                .setEmail(now.getEmail())
                                                .setLicenceNumber(now.getLicenceNumber())
                                                .build()));
    }

    /** The clinic's settings as the server knows them. */
    GetClinicResponse clinic() {
        return as(
                (channel, credentials) ->
                        ClinicServiceGrpc.newBlockingStub(channel)
                                .withCallCredentials(credentials)
                                .getClinic(GetClinicRequest.getDefaultInstance()));
    }

    /** How many patients are found by a name. */
    int patientsNamed(String name) {
        return as(
                (channel, credentials) ->
                        PatientServiceGrpc.newBlockingStub(channel)
                                .withCallCredentials(credentials)
                                .searchPatients(
                                        SearchPatientsRequest.newBuilder().setQuery(name).build())
                                .getPatientsCount());
    }

    /** The clinic's kinds of appointments. */
    List<AppointmentType> appointmentTypes() {
        return as(
                (channel, credentials) ->
                        AppointmentTypeServiceGrpc.newBlockingStub(channel)
                                .withCallCredentials(credentials)
                                .listAppointmentTypes(
                                        ListAppointmentTypesRequest.getDefaultInstance())
                                .getAppointmentTypesList());
    }

    /** Whether another service gets the doctors with a key. */
    boolean canListDoctors(String key) {
        try {
            return clinic.withKey(
                            key,
                            (channel, credentials) ->
                                    DoctorServiceGrpc.newBlockingStub(channel)
                                            .withCallCredentials(credentials)
                                            .listDoctors(ListDoctorsRequest.getDefaultInstance()))
                    != null;
        } catch (StatusRuntimeException refused) {
            return false;
        }
    }

    private <T> T users(Function<UserServiceBlockingStub, T> work) {
        return as(
                (channel, credentials) ->
                        work.apply(
                                UserServiceGrpc.newBlockingStub(channel)
                                        .withCallCredentials(credentials)));
    }

    private <T> T as(BiFunction<ManagedChannel, CallCredentials, T> work) {
        return clinic.as(USERNAME, RealClinic.PASSWORD, work);
    }
}
