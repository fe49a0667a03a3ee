package org.frontdesk.server.audit;

import org.frontdesk.server.access.Caller;
import org.frontdesk.server.database.Transactions;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Reads a page of the logs, and writes down who did and what they asked for before they are answered. */
public final class ReadAudit {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Transactions transactions;

    public ReadAudit(Transactions transactions) {
        this.transactions = transactions;
    }

    AuditLogs.Page page(
            Caller caller, AuditFilter filter, Optional<AuditLogs.Position> position, int size) {
        var page = transactions.readOnly(db -> AuditLogs.page(db, filter, position, size));
        transactions.serializable(
                PATIENCE,
                db -> {
                    AuditTrail.write(db, entry(caller, filter, page.entries().size()));
                    return null;
                });
        return page;
    }

    private static AuditEntry entry(Caller caller, AuditFilter filter, int shown) {
        return new AuditEntry(
                        Optional.of(caller.userId()),
                        "READ_AUDIT",
                        "audit_log",
                        Optional.empty(),
                        filter.patients().stream().findFirst().map(one -> one.value()),
                        Optional.empty(),
                        Map.of())
                .with("user_id", filter.actor().map(Object::toString).orElse(null))
                .with("record_kind", filter.record().map(one -> one.kind()).orElse(null))
                .with("record_id", filter.record().map(one -> one.id().toString()).orElse(null))
                .with("action", filter.action().orElse(null))
                .with("from_time", filter.from().map(Instant::toString).orElse(null))
                .with("to_time", filter.to().map(Instant::toString).orElse(null))
                .with("entries", shown);
    }
}
