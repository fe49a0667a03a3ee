package org.frontdesk.server.access;

import java.time.Instant;

/**
 * An account as an administrator sees it.
 *
 * @param disabled whether it is kept out
 * @param version grows with every change
 */
public record ManagedAccount(Account account, boolean disabled, Instant createdAt, long version) {}
