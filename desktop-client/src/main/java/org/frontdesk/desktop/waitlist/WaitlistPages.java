package org.frontdesk.desktop.waitlist;

import org.frontdesk.api.v1.ListWaitlistRequest;
import org.frontdesk.api.v1.ListWaitlistResponse;
import org.frontdesk.api.v1.WaitlistEntry;
import org.frontdesk.api.v1.WaitlistServiceGrpc;
import org.frontdesk.desktop.connection.Answer;
import org.frontdesk.desktop.connection.CallFailure;
import org.frontdesk.desktop.connection.SignedInServer;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Reads the line as a whole. */
final class WaitlistPages {

    /** The server's largest page. */
    private static final int PAGE = 500;

    /** A desk that has more to call than this needs no list of them. */
    private static final int MOST = 2000;

    /**
     * Who waits or is offered a place, first served first.
     *
     * @param isAll whether there are no more than these
     */
    record Line(List<WaitlistEntry> entries, boolean isAll) {}

    private final SignedInServer server;

    WaitlistPages(SignedInServer server) {
        this.server = server;
    }

    /** Completes on the live thread. */
    CompletableFuture<Answer<Line>> read() {
        return page("", new ArrayList<>());
    }

    private CompletableFuture<Answer<Line>> page(String token, List<WaitlistEntry> soFar) {
        ListWaitlistRequest request =
                ListWaitlistRequest.newBuilder().setPageSize(PAGE).setPageToken(token).build();
        return server.call(WaitlistServiceGrpc.getListWaitlistMethod(), request)
                .thenCompose(answer -> took(answer, soFar));
    }

    private CompletableFuture<Answer<Line>> took(
            Answer<ListWaitlistResponse> answer, List<WaitlistEntry> soFar) {
        return switch (answer) {
            case Answer.Failed<ListWaitlistResponse>(CallFailure failure) ->
                    CompletableFuture.completedFuture(new Answer.Failed<>(failure));
            case Answer.Done<ListWaitlistResponse>(ListWaitlistResponse response) -> {
                soFar.addAll(response.getEntriesList());
                boolean isAll = response.getNextPageToken().isEmpty();
                yield isAll || soFar.size() >= MOST
                        ? CompletableFuture.completedFuture(
                                new Answer.Done<>(new Line(List.copyOf(soFar), isAll)))
                        : page(response.getNextPageToken(), soFar);
            }
        };
    }
}
