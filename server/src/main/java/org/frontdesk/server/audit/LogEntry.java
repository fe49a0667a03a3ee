package org.frontdesk.server.audit;

import org.frontdesk.server.access.UserId;
import org.frontdesk.server.patients.PatientId;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * One entry of one of the logs.
 *
 * @param id grows within its log
 * @param actor empty: the server itself, or somebody who was not signed in
 * @param method what was called, where it is a read; else empty
 */
record LogEntry(
        long id,
        Instant at,
        Optional<UserId> actor,
        String action,
        String recordKind,
        Optional<UUID> record,
        List<PatientId> patients,
        Optional<UUID> request,
        String method,
        List<Fact> facts) {

    /**
     * Something worth knowing.
     *
     * @param from what it was before, where it changed
     */
    record Fact(String name, Optional<String> from, String to) {}
}
