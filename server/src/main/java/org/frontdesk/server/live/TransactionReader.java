package org.frontdesk.server.live;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Puts the log's messages together into committed transactions. */
final class TransactionReader {

    /**
     * A larger transaction is not told change by change: streams begin anew instead, as they would have to anyway. The
     * largest bulk request makes 5,000 slots.
     */
    static final int MAX_CHANGES = ChangeJournal.MAX_CHANGES;

    private final PgOutput messages = new PgOutput();
    private List<RowChange> changes = new ArrayList<>();
    private Instant committedAt = Instant.EPOCH;
    private int id;
    private boolean untold;

    /** The transaction that this message completes, if it does. */
    Optional<Transaction> read(ByteBuffer message) {
        switch (messages.read(message)) {
            case PgMessage.Begin begin -> {
                changes = new ArrayList<>();
                committedAt = begin.committedAt();
                id = begin.transaction();
                untold = false;
            }
            case PgMessage.RowMessage row -> add(row.change());
            case PgMessage.Truncate truncate -> {
                changes.clear();
                untold = true;
            }
            case PgMessage.Commit commit -> {
                return Optional.of(
                        new Transaction(
                                id,
                                new Commit(commit.endLsn(), committedAt, List.copyOf(changes)),
                                untold));
            }
            case PgMessage.Relation relation -> {
                // remembered by the parser
            }
            case PgMessage.Other other -> {
                // nothing of ours
            }
        }
        return Optional.empty();
    }

    private void add(RowChange change) {
        if (untold) {
            return;
        }
        changes.add(change);
        if (changes.size() > MAX_CHANGES) {
            changes.clear();
            untold = true;
        }
    }

    /**
     * @param id the lower half of it, as the log has it
     * @param untold whether it changed more than its changes say: a table was emptied, or they were too many
     */
    record Transaction(int id, Commit commit, boolean untold) {}
}
