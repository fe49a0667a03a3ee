package org.frontdesk.desktop.audit;

import org.frontdesk.api.v1.AuditEntry;
import org.frontdesk.api.v1.AuditServiceGrpc;
import org.frontdesk.api.v1.ListAuditEntriesRequest;
import org.frontdesk.api.v1.ListAuditEntriesResponse;
import org.frontdesk.desktop.connection.Answer;
import org.frontdesk.desktop.connection.CallFailure;
import org.frontdesk.desktop.connection.SignedInServer;

import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Reads entries a page at a time. A page of the server may be empty and not be the last. */
final class AuditPages {

    private static final int PAGE = 50;

    /** After so many pages with nothing, it is the person's turn to go on. */
    private static final int MOST_EMPTY = 10;

    /**
     * Entries, newest first.
     *
     * @param next where to go on; empty when there are no more
     */
    record Page(List<AuditEntry> entries, String next) {}

    private final SignedInServer server;

    AuditPages(SignedInServer server) {
        this.server = server;
    }

    /**
     * Completes on the live thread.
     *
     * @param token where to go on; empty for the newest
     */
    CompletableFuture<Answer<Page>> read(ListAuditEntriesRequest wanted, String token) {
        return read(wanted, token, MOST_EMPTY);
    }

    private CompletableFuture<Answer<Page>> read(
            ListAuditEntriesRequest wanted, String token, int triesLeft) {
        ListAuditEntriesRequest request =
                wanted.toBuilder().setPageSize(PAGE).setPageToken(token).build();
        return server.call(AuditServiceGrpc.getListAuditEntriesMethod(), request)
                .thenCompose(answer -> took(answer, wanted, triesLeft));
    }

    private CompletableFuture<Answer<Page>> took(
            Answer<ListAuditEntriesResponse> answer,
            ListAuditEntriesRequest wanted,
            int triesLeft) {
        return switch (answer) {
            case Answer.Failed<ListAuditEntriesResponse>(CallFailure failure) ->
                    CompletableFuture.completedFuture(new Answer.Failed<>(failure));
            case Answer.Done<ListAuditEntriesResponse>(ListAuditEntriesResponse response) -> {
                String next = response.getNextPageToken();
                boolean goOn = response.getEntriesCount() == 0 && !next.isEmpty() && triesLeft > 1;
                yield goOn
                        ? read(wanted, next, triesLeft - 1)
                        : CompletableFuture.completedFuture(
                                new Answer.Done<>(new Page(response.getEntriesList(), next)));
            }
        };
    }
}
