package org.frontdesk.desktop.clinic;

import org.frontdesk.api.v1.Doctor;
import org.frontdesk.api.v1.DoctorServiceGrpc;
import org.frontdesk.api.v1.ListAvailableSlotsRequest;
import org.frontdesk.api.v1.ListAvailableSlotsResponse;
import org.frontdesk.api.v1.ListDoctorsRequest;
import org.frontdesk.api.v1.ListDoctorsResponse;
import org.frontdesk.api.v1.ScheduleServiceGrpc;
import org.frontdesk.api.v1.TimeSlot;
import org.frontdesk.desktop.connection.Answer;
import org.frontdesk.desktop.connection.CallFailure;
import org.frontdesk.desktop.connection.SignedInServer;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The clinic's doctors, read once and remembered. */
public final class Doctors {

    /** The server's largest page: most clinics fit one. */
    private static final int PAGE = 500;

    /** How far ahead the next free slot is looked for. */
    private static final int DAYS_AHEAD = 60;

    private final SignedInServer server;
    private volatile Map<String, Doctor> byId = Map.of();
    private volatile List<Doctor> inOrder = List.of();

    public Doctors(SignedInServer server) {
        this.server = server;
    }

    /** Reads all of them; completes on the live thread with what went wrong, if anything did. */
    public CompletableFuture<Optional<CallFailure>> load() {
        return page("", new ArrayList<>());
    }

    private CompletableFuture<Optional<CallFailure>> page(String token, List<Doctor> soFar) {
        ListDoctorsRequest request =
                ListDoctorsRequest.newBuilder()
                        .setIncludeInactive(true) // they may still have appointments on a day
                        .setPageSize(PAGE)
                        .setPageToken(token)
                        .build();
        return server.call(DoctorServiceGrpc.getListDoctorsMethod(), request)
                .thenCompose(answer -> took(answer, soFar));
    }

    private CompletableFuture<Optional<CallFailure>> took(
            Answer<ListDoctorsResponse> answer, List<Doctor> soFar) {
        return switch (answer) {
            case Answer.Failed<ListDoctorsResponse>(CallFailure failure) ->
                    CompletableFuture.completedFuture(Optional.of(failure));
            case Answer.Done<ListDoctorsResponse>(ListDoctorsResponse response) -> {
                soFar.addAll(response.getDoctorsList());
                if (!response.getNextPageToken().isEmpty()) {
                    yield page(response.getNextPageToken(), soFar);
                }
                inOrder = List.copyOf(soFar);
                byId =
                        soFar.stream()
                                .collect(
                                        Collectors.toMap(Doctor::getDoctorId, Function.identity()));
                yield CompletableFuture.completedFuture(Optional.empty());
            }
        };
    }

    /** Nothing was read yet. */
    public boolean isEmpty() {
        return inOrder.isEmpty();
    }

    /** All of them, by family name. */
    public List<Doctor> all() {
        return inOrder;
    }

    /** As shown to people; empty for one that is not known. */
    public String name(String doctorId) {
        return Optional.ofNullable(byId.get(doctorId)).map(Doctor::getDisplayName).orElse("");
    }

    /** What the doctor practises; empty for one that is not known. */
    public String specialization(String doctorId) {
        return Optional.ofNullable(byId.get(doctorId)).map(Doctor::getSpecialization).orElse("");
    }

    /** Every specialization, in order. */
    public List<String> specializations() {
        return inOrder.stream()
                .filter(Doctor::getActive)
                .map(Doctor::getSpecialization)
                .distinct()
                .sorted()
                .toList();
    }

    /** The first slot that can be booked from a day on; completes on the live thread. */
    public CompletableFuture<Optional<TimeSlot>> firstFree(LocalDate from, String specialization) {
        ListAvailableSlotsRequest request =
                ListAvailableSlotsRequest.newBuilder()
                        .setSpecialization(specialization)
                        .setFirstDate(from.toString())
                        .setLastDate(from.plusDays(DAYS_AHEAD).toString())
                        .setPageSize(1)
                        .build();
        return server.call(ScheduleServiceGrpc.getListAvailableSlotsMethod(), request)
                .thenApply(
                        answer ->
                                answer
                                                instanceof
                                                Answer.Done<ListAvailableSlotsResponse>(
                                                        ListAvailableSlotsResponse found)
                                        ? found.getSlotsList().stream().findFirst()
                                        : Optional.empty());
    }
}
