package org.frontdesk.server.access;

import static org.frontdesk.server.database.schema.Tables.USERS;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

import org.frontdesk.server.database.Transactions;
import org.jooq.impl.DSL;

import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** How users are shown to others, remembered; the change feed says when one is out of date. */
public final class DisplayNames {

    private static final int MOST_REMEMBERED = 10_000;

    private final Transactions transactions;
    private final Cache<UserId, String> remembered =
            Caffeine.newBuilder().maximumSize(MOST_REMEMBERED).build();

    public DisplayNames(Transactions transactions) {
        this.transactions = transactions;
    }

    /** The names of these users; one that does not exist is absent. */
    public Map<UserId, String> of(Collection<UserId> users) {
        return remembered.getAll(users, missing -> read(missing));
    }

    /** Called when a user's record changed. */
    public void forget(UserId user) {
        remembered.invalidate(user);
    }

    /** Called when changes may have been missed. */
    public void forgetAll() {
        remembered.invalidateAll();
    }

    private Map<UserId, String> read(Iterable<? extends UserId> users) {
        UUID[] ids =
                StreamSupport.stream(users.spliterator(), false)
                        .map(UserId::value)
                        .toArray(UUID[]::new);
        return transactions.readOnly(
                db ->
                        db
                                .select(USERS.ID, USERS.DISPLAY_NAME)
                                .from(USERS)
                                .where(USERS.ID.eq(DSL.any(ids)))
                                .fetch()
                                .stream()
                                .collect(
                                        Collectors.toMap(
                                                row -> new UserId(row.value1()),
                                                row -> row.value2())));
    }
}
