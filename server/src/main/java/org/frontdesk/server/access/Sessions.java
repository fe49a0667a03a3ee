package org.frontdesk.server.access;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;

import org.frontdesk.server.database.Transactions;
import org.frontdesk.server.rpc.SafeTrace;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * The sessions of everybody who is signed in.
 *
 * <p>A call asks memory, not the database: what the database says about a session is remembered and read again, for many
 * sessions at once and away from any caller, before it is {@link #OLDEST_KNOWLEDGE} old. So a session revoked on another
 * server, or whose account was disabled, ends here within that time; one revoked here ends at once. When the database
 * cannot be read, calls are refused rather than let in on older knowledge.
 *
 * <p>A use is stored within a minute, with the time it happened. Only a server that dies in between forgets it, and the
 * session then ends up to a minute early.
 */
public final class Sessions implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Sessions.class);

    static final Duration OLDEST_KNOWLEDGE = Duration.ofSeconds(15);

    /** Leaves the sweep some turns to succeed before callers have to read for themselves. */
    private static final Duration READ_AGAIN_AFTER = Duration.ofSeconds(5);

    private static final Duration SWEEP_EVERY = Duration.ofSeconds(1);
    private static final Duration STORE_USE_EVERY = Duration.ofMinutes(1);
    private static final Duration DELETE_EVERY = Duration.ofHours(1);
    private static final Duration KEEP_ENDED = Duration.ofDays(30);

    /** About 1 kB each. */
    private static final int MOST_REMEMBERED = 50_000;

    /** Long enough that every use has been stored before a session is forgotten. */
    private static final Duration REMEMBER_UNUSED = STORE_USE_EVERY.multipliedBy(5);

    private static final int MOST_PER_STATEMENT = 500;

    private final SessionRecords records;
    private final Supplier<Duration> idle;
    private final Duration lifetime;
    private final Ticker ticker;
    private final AsyncCache<SessionKey, LiveSession> remembered;
    private final ConcurrentHashMap<SessionKey, Watched> watched = new ConcurrentHashMap<>();
    private final ExecutorService readers = Executors.newVirtualThreadPerTaskExecutor();
    private final ScheduledExecutorService sweeper =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("sessions").factory());
    private long deletedAtNanos;

    /**
     * @param idle a session ends after this long without a call
     * @param lifetime a session ends after this long in any case
     */
    public Sessions(Transactions transactions, Supplier<Duration> idle, Duration lifetime) {
        this(transactions, idle, lifetime, Ticker.systemTicker());
    }

    Sessions(Transactions transactions, Supplier<Duration> idle, Duration lifetime, Ticker ticker) {
        this.records = new SessionRecords(transactions);
        this.idle = idle;
        this.lifetime = lifetime;
        this.ticker = ticker;
        this.remembered =
                Caffeine.newBuilder()
                        .ticker(ticker)
                        .maximumSize(MOST_REMEMBERED)
                        .expireAfterAccess(REMEMBER_UNUSED)
                        .executor(readers)
                        .buildAsync();
        this.deletedAtNanos = ticker.read() - DELETE_EVERY.toNanos();
    }

    /** What a token stands for. */
    public sealed interface Lookup {

        /** An open session, which has just been used. */
        record Found(Session session) implements Lookup {

            public Caller caller() {
                return session.account().caller();
            }
        }

        /** There has never been such a session, or it ended long ago. */
        record Unknown() implements Lookup {}

        /** The session has ended. */
        record Expired() implements Lookup {}
    }

    /** Begins what has to be done from time to time. */
    public void start() {
        sweeper.scheduleWithFixedDelay(
                this::sweepSafely,
                SWEEP_EVERY.toMillis(),
                SWEEP_EVERY.toMillis(),
                TimeUnit.MILLISECONDS);
    }

    public Duration idle() {
        return idle.get();
    }

    /** Opens a session for an account with a new token, used from this address; no second factor is looked at. */
    public Session open(
            SessionToken token, Account account, String clientName, InetAddress address) {
        return switch (open(token, account, clientName, address, SessionOpening.Door.OPEN)) {
            case SessionOpening.Opened(Session session) -> session;
            case SessionOpening.Closed closed ->
                    throw new IllegalStateException("an open door let nobody in");
        };
    }

    /** The same, if the door opens. */
    SessionOpening open(
            SessionToken token,
            Account account,
            String clientName,
            InetAddress address,
            SessionOpening.Door door) {
        SessionOpening opening =
                records.insert(token.key(), account, clientName, address, lifetime, door);
        if (opening instanceof SessionOpening.Opened(Session session)) {
            var row = new SessionRecords.Row(session, Duration.ZERO, lifetime, false);
            remembered.put(
                    token.key(),
                    CompletableFuture.completedFuture(new LiveSession(row, ticker.read())));
        }
        return opening;
    }

    /** The session of a token; counts as its use. */
    public Lookup find(SessionToken token) {
        LiveSession live = live(token.key());
        if (live == null) {
            return new Lookup.Unknown();
        }
        long now = ticker.read();
        if (live.hasEnded()) {
            return new Lookup.Expired();
        }
        if (live.sinceReadNanos(now) > OLDEST_KNOWLEDGE.toNanos()
                // another server may have seen a use
                || !live.isOpen(now, idle().toNanos()) && live.sinceReadNanos(now) > 0) {
            readAgain(List.of(live));
        }
        if (!live.isOpen(now, idle().toNanos())) {
            end(live);
            return new Lookup.Expired();
        }
        live.use(now);
        return new Lookup.Found(live.session());
    }

    /** Ends a session at once. */
    public void revoke(SessionKey key) {
        records.revoke(key);
        LiveSession live = live(key); // also one that is being read while it is revoked
        if (live != null) {
            end(live);
        }
    }

    /** An account, or a session of it, was changed: what is known of its sessions is read again, at once. */
    public void accountChanged(UserId user) {
        readAgain(known(live -> live.session().account().userId().equals(user)));
    }

    /** The same for whoever must not wait, such as the change feed. */
    public void accountChangedElsewhere(UserId user) {
        lookAgain(() -> accountChanged(user));
    }

    /** Any account may have been changed. */
    public void anyAccountMayHaveChanged() {
        lookAgain(() -> readAgain(known(live -> true)));
    }

    /**
     * Has the action run once the session ends, for whatever reason. It may run more than once, and on any thread. That
     * somebody waits for the end of a session is no use of it.
     *
     * @return ends the waiting
     */
    public Runnable whenEnded(Session session, Runnable action) {
        LiveSession live = live(session.key());
        if (live == null) {
            action.run();
            return () -> {};
        }
        watched.compute(
                session.key(),
                (key, present) -> {
                    Watched entry = present != null ? present : Watched.of(live);
                    entry.actions().add(action);
                    return entry;
                });
        if (live.hasEnded()) {
            action.run();
        }
        return () ->
                watched.computeIfPresent(
                        session.key(),
                        (key, entry) -> {
                            entry.actions().remove(action);
                            return entry.actions().isEmpty() ? null : entry;
                        });
    }

    /** Reads again, ends and stores what is due; as often as {@link #start} says. */
    void sweep() {
        long now = ticker.read();
        Map<SessionKey, LiveSession> known = new HashMap<>(remembered.synchronous().asMap());
        watched.forEach((key, entry) -> known.put(key, entry.live()));
        readAgain(
                known.values().stream()
                        .filter(live -> !live.hasEnded())
                        .filter(live -> live.sinceReadNanos(now) > READ_AGAIN_AFTER.toNanos())
                        .filter(live -> live.usedSinceRead() || watched.containsKey(live.key()))
                        .toList());
        watched.values().stream()
                .map(Watched::live)
                .filter(live -> !live.isOpen(now, idle().toNanos()))
                .forEach(this::end);
        long storeAfter = Math.min(STORE_USE_EVERY.toNanos(), idle().toNanos() / 4);
        storeUses(known.values().stream().filter(s -> s.unstoredNanos() >= storeAfter).toList());
        if (now - deletedAtNanos >= DELETE_EVERY.toNanos()) {
            deletedAtNanos = now;
            records.deleteEndedBefore(KEEP_ENDED);
        }
    }

    /** Stops; what is not stored yet is stored. */
    @Override
    public void close() {
        sweeper.shutdownNow();
        try {
            storeUses(
                    remembered.synchronous().asMap().values().stream()
                            .filter(live -> live.unstoredNanos() > 0)
                            .toList());
        } catch (RuntimeException e) {
            LOG.warn("the last uses of sessions could not be stored: {}", SafeTrace.line(e));
        }
        readers.shutdownNow();
    }

    private void sweepSafely() {
        try {
            sweep();
        } catch (RuntimeException e) {
            LOG.warn("sessions could not be looked after: {}", SafeTrace.line(e));
        }
    }

    /** Should it fail, the sweep looks again within seconds. */
    private void lookAgain(Runnable look) {
        try {
            readers.execute(
                    () -> {
                        try {
                            look.run();
                        } catch (RuntimeException e) {
                            LOG.warn("sessions could not be read again: {}", SafeTrace.line(e));
                        }
                    });
        } catch (RejectedExecutionException closed) {
            // nobody is let in any more
        }
    }

    private List<LiveSession> known(Predicate<LiveSession> wanted) {
        Map<SessionKey, LiveSession> known = new HashMap<>(remembered.synchronous().asMap());
        watched.forEach((key, entry) -> known.put(key, entry.live()));
        return known.values().stream().filter(live -> !live.hasEnded()).filter(wanted).toList();
    }

    private LiveSession live(SessionKey key) {
        CompletableFuture<LiveSession> present = remembered.getIfPresent(key);
        try {
            return (present != null
                            ? present
                            : remembered.get(
                                    key,
                                    (k, executor) ->
                                            CompletableFuture.supplyAsync(() -> read(k), executor)))
                    .join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    private LiveSession read(SessionKey key) {
        Watched entry = watched.get(key); // forgotten while a stream was open
        if (entry != null) {
            return entry.live();
        }
        SessionRecords.Row row = records.read(List.of(key)).get(key);
        return row == null ? null : new LiveSession(row, ticker.read());
    }

    private void readAgain(List<LiveSession> sessions) {
        for (List<LiveSession> some : portions(sessions)) {
            // before the database looks, so that knowledge is never taken for younger than it is
            long now = ticker.read();
            Map<SessionKey, SessionRecords.Row> rows =
                    records.read(some.stream().map(LiveSession::key).toList());
            for (LiveSession live : some) {
                SessionRecords.Row row = rows.get(live.key());
                if (row != null) {
                    live.read(row, now);
                }
                if (row == null || row.over()) {
                    end(live);
                }
            }
        }
    }

    private void storeUses(List<LiveSession> sessions) {
        for (List<LiveSession> some : portions(sessions)) {
            Map<LiveSession, Long> uses = new HashMap<>();
            some.forEach(live -> uses.put(live, live.lastUsedNanos()));
            long now = ticker.read();
            Map<SessionKey, Duration> unused = new HashMap<>();
            uses.forEach((live, used) -> unused.put(live.key(), Duration.ofNanos(now - used)));
            records.storeUses(unused);
            uses.forEach(LiveSession::useStored);
        }
    }

    private void end(LiveSession live) {
        live.end();
        Watched entry = watched.get(live.key());
        if (entry != null) {
            entry.actions().forEach(Runnable::run);
        }
    }

    private static List<List<LiveSession>> portions(List<LiveSession> sessions) {
        List<List<LiveSession>> portions = new ArrayList<>();
        for (int from = 0; from < sessions.size(); from += MOST_PER_STATEMENT) {
            int to = Math.min(from + MOST_PER_STATEMENT, sessions.size());
            portions.add(sessions.subList(from, to));
        }
        return portions;
    }

    /** A session at whose end something is to be done. */
    private record Watched(LiveSession live, Set<Runnable> actions) {

        static Watched of(LiveSession live) {
            return new Watched(live, ConcurrentHashMap.newKeySet());
        }
    }
}
