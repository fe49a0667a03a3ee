package org.frontdesk.server.access;

import java.time.Instant;
import java.util.Optional;
import java.util.SortedSet;
import java.util.UUID;

/**
 * A service's key without its secret.
 *
 * @param user its account, of {@link Role#SERVICE}
 * @param lastUsedAt empty: never
 */
public record ServiceKey(
        UUID id,
        UserId user,
        String name,
        SortedSet<String> permissions,
        Instant createdAt,
        Instant expiresAt,
        Optional<Instant> lastUsedAt,
        Optional<Instant> revokedAt) {}
