package org.frontdesk.desktop.clinic;

import org.frontdesk.api.v1.AppointmentType;
import org.frontdesk.api.v1.AppointmentTypeServiceGrpc;
import org.frontdesk.api.v1.ListAppointmentTypesRequest;
import org.frontdesk.api.v1.ListAppointmentTypesResponse;
import org.frontdesk.desktop.connection.Answer;
import org.frontdesk.desktop.connection.SignedInServer;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The clinic's kinds of appointments, read once and remembered. */
public final class AppointmentTypes {

    /** The server's largest page: clinics have a few dozen. */
    private static final int PAGE = 500;

    private final SignedInServer server;
    private volatile Map<String, AppointmentType> byId = Map.of();
    private volatile List<AppointmentType> inOrder = List.of();

    public AppointmentTypes(SignedInServer server) {
        this.server = server;
    }

    /** Reads all of them; completes on the live thread. Without an answer there are none to choose from. */
    public CompletableFuture<Void> load() {
        return page("", new ArrayList<>());
    }

    /** Those that can be booked, in the clinic's order. */
    public List<AppointmentType> active() {
        return inOrder.stream().filter(AppointmentType::getActive).toList();
    }

    /** One by its id. */
    public Optional<AppointmentType> of(String typeId) {
        return Optional.ofNullable(byId.get(typeId));
    }

    private CompletableFuture<Void> page(String token, List<AppointmentType> soFar) {
        ListAppointmentTypesRequest request =
                ListAppointmentTypesRequest.newBuilder()
                        .setIncludeInactive(true) // old appointments are still of their type
                        .setPageSize(PAGE)
                        .setPageToken(token)
                        .build();
        return server.call(AppointmentTypeServiceGrpc.getListAppointmentTypesMethod(), request)
                .thenCompose(
                        answer -> {
                            if (!(answer
                                    instanceof
                                    Answer.Done<ListAppointmentTypesResponse>(
                                            ListAppointmentTypesResponse response))) {
                                return CompletableFuture.completedFuture(null);
                            }
                            soFar.addAll(response.getAppointmentTypesList());
                            if (!response.getNextPageToken().isEmpty()) {
                                return page(response.getNextPageToken(), soFar);
                            }
                            remember(soFar);
                            return CompletableFuture.completedFuture(null);
                        });
    }

    private void remember(List<AppointmentType> all) {
        inOrder = List.copyOf(all);
        byId =
                all.stream()
                        .collect(
                                Collectors.toMap(
                                        AppointmentType::getAppointmentTypeId,
                                        Function.identity()));
    }
}
