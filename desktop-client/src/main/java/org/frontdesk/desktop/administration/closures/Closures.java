package org.frontdesk.desktop.administration.closures;

import org.frontdesk.api.v1.AvailabilityServiceGrpc;
import org.frontdesk.api.v1.Closure;
import org.frontdesk.api.v1.ListClosuresRequest;
import org.frontdesk.api.v1.ListClosuresResponse;
import org.frontdesk.desktop.connection.Answer;
import org.frontdesk.desktop.connection.CallFailure;
import org.frontdesk.desktop.connection.SignedInServer;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Reads times off and holidays. */
public final class Closures {

    private static final int PAGE = 500;

    /** More doctors than the server takes are as good as all. */
    private static final int MOST_DOCTORS = 500;

    private final SignedInServer server;

    public Closures(SignedInServer server) {
        this.server = server;
    }

    /**
     * Those that end on a day or later, and the clinic's holidays among them; completes on the live thread.
     *
     * @param doctorIds whose times off; empty: everybody's
     */
    public CompletableFuture<Answer<List<Closure>>> from(
            LocalDate day, Collection<String> doctorIds) {
        ListClosuresRequest.Builder request =
                ListClosuresRequest.newBuilder().setFromDate(day.toString()).setPageSize(PAGE);
        if (doctorIds.size() <= MOST_DOCTORS) {
            request.addAllDoctorIds(doctorIds);
        }
        return page(request.build(), new ArrayList<>());
    }

    private CompletableFuture<Answer<List<Closure>>> page(
            ListClosuresRequest request, List<Closure> soFar) {
        return server.call(AvailabilityServiceGrpc.getListClosuresMethod(), request)
                .thenCompose(
                        answer ->
                                switch (answer) {
                                    case Answer.Failed<ListClosuresResponse>(CallFailure failure) ->
                                            CompletableFuture.completedFuture(
                                                    new Answer.Failed<>(failure));
                                    case Answer.Done<ListClosuresResponse>(
                                                    ListClosuresResponse response) ->
                                            took(request, response, soFar);
                                });
    }

    private CompletableFuture<Answer<List<Closure>>> took(
            ListClosuresRequest request, ListClosuresResponse response, List<Closure> soFar) {
        soFar.addAll(response.getClosuresList());
        String next = response.getNextPageToken();
        return next.isEmpty()
                ? CompletableFuture.completedFuture(new Answer.Done<>(soFar))
                : page(request.toBuilder().setPageToken(next).build(), soFar);
    }
}
