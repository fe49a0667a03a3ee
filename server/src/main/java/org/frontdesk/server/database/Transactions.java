package org.frontdesk.server.database;

import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.conf.Settings;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;

import javax.sql.DataSource;

/**
 * The one door to a transaction.
 *
 * <p>{@link #serializable} opens a SERIALIZABLE transaction and runs the block again, whole, with all its decisions, when
 * the database says that it met another transaction, and when the connection was lost. The latter is safe because every
 * block that changes something settles its request id in the same transaction (see {@code docs/decisions}): a commit
 * whose answer never came is found again as a stored outcome. Nothing outside the database may happen inside a block.
 *
 * <p>{@link #readOnly} runs on its own pool at REPEATABLE READ, READ ONLY: one consistent snapshot that neither causes nor
 * suffers conflicts and never waits for a connection behind a booking. {@link #report} does the same for what takes seconds, on
 * connections of its own.
 */
public final class Transactions {

    /** A conflict is met again with a probability well below one half; ten in a row mean something else is wrong. */
    static final int MAX_ATTEMPTS = 10;

    private static final long FIRST_BACKOFF_NANOS = Duration.ofMillis(2).toNanos();
    private static final long MAX_BACKOFF_NANOS = Duration.ofMillis(250).toNanos();

    private static final Settings SETTINGS =
            new Settings()
                    .withExecuteLogging(false) // bind values would put patients' data into the log
                    .withDiagnosticsLogging(false);

    private final DataSource writes;
    private final DataSource reads;
    private final DataSource reports;
    private final LongAdder retries = new LongAdder();

    /**
     * @param writes connections at SERIALIZABLE
     * @param reads connections that are read-only, at REPEATABLE READ
     * @param reports connections that are read-only and deferrable, at SERIALIZABLE
     */
    public Transactions(DataSource writes, DataSource reads, DataSource reports) {
        this.writes = writes;
        this.reads = reads;
        this.reports = reports;
    }

    /**
     * Runs the block in a SERIALIZABLE transaction, again where the retry law says so, and returns what it returned in the
     * attempt that committed.
     *
     * @param patience how long to go on trying; the last failure is thrown when it is over
     */
    public <T> T serializable(Duration patience, Function<DSLContext, T> block) {
        long giveUpAt = System.nanoTime() + patience.toNanos();
        boolean hasMetConstraint = false;
        for (int attempt = 1; ; attempt++) {
            try {
                return run(writes, block);
            } catch (DataAccessException failure) {
                long backoff = backoffNanos(attempt);
                if (!isWorthAnotherTry(failure, attempt, hasMetConstraint)
                        || System.nanoTime() + backoff > giveUpAt) {
                    throw failure;
                }
                hasMetConstraint |= isConstraint(sqlState(failure));
                retries.increment();
                LockSupport.parkNanos(backoff);
            }
        }
    }

    /** Runs the block on one consistent snapshot that it cannot change. */
    public <T> T readOnly(Function<DSLContext, T> block) {
        return run(reads, block);
    }

    /**
     * Runs a block that may take seconds. At its first statement it waits for a snapshot that no transaction under way can make look
     * out of order, and neither causes nor suffers conflicts from then on. At most {@link ConnectionPools#REPORTS} at once.
     */
    public <T> T report(Function<DSLContext, T> block) {
        return run(reports, block);
    }

    /** How many attempts have been repeated since the start. */
    public long retries() {
        return retries.sum();
    }

    /**
     * The retry law. Serialization failures and deadlocks: up to {@link #MAX_ATTEMPTS}. A lost connection: until patience
     * ends, see above; a database that starts again takes seconds. A violated unique or exclusion constraint: once,
     * because under SERIALIZABLE a rule that was checked before may have met a concurrent transaction at the
     * constraint; the second time the check itself sees it.
     */
    static boolean isWorthAnotherTry(
            DataAccessException failure, int attempt, boolean hasMetConstraint) {
        String state = sqlState(failure);
        if (isConnectionLost(state)) {
            return true;
        }
        return attempt < MAX_ATTEMPTS
                && (isConflict(state) || (isConstraint(state) && !hasMetConstraint));
    }

    private static boolean isConstraint(String state) {
        return state.equals("23505") || state.equals("23P01");
    }

    /** Whether the failure says that the database could not be reached, or went away. */
    public static boolean isConnectionLost(DataAccessException failure) {
        return isConnectionLost(sqlState(failure));
    }

    /** Whether the failure says that others changed the same all the time, so that nothing was decided. */
    public static boolean isConflict(DataAccessException failure) {
        return isConflict(sqlState(failure));
    }

    private static boolean isConflict(String state) {
        return state.equals("40001") || state.equals("40P01");
    }

    private static boolean isConnectionLost(String state) {
        return state.startsWith("08") || state.startsWith("57P0");
    }

    private static String sqlState(DataAccessException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && sql.getSQLState() != null) {
                return sql.getSQLState();
            }
            if (cause instanceof java.sql.SQLTransientConnectionException) {
                return "08000"; // the pool gave no connection in time
            }
        }
        return "";
    }

    private static long backoffNanos(int attempt) {
        long most = Math.min(MAX_BACKOFF_NANOS, FIRST_BACKOFF_NANOS << Math.min(attempt - 1, 16));
        return ThreadLocalRandom.current().nextLong(most / 2, most + 1);
    }

    /**
     * By hand, because jOOQ's own transactions ask the database for the isolation level each time, which is a round trip that
     * a booking would wait for.
     */
    private static <T> T run(DataSource source, Function<DSLContext, T> block) {
        try (Connection connection = source.getConnection()) {
            connection.setAutoCommit(false);
            try {
                T result = block.apply(DSL.using(connection, SQLDialect.POSTGRES, SETTINGS));
                connection.commit();
                return result;
            } catch (Throwable failure) {
                rollBack(connection, failure);
                throw failure;
            }
        } catch (SQLException e) {
            throw new DataAccessException("The transaction could not begin or commit", e);
        }
    }

    private static void rollBack(Connection connection, Throwable failure) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            failure.addSuppressed(e); // the connection is gone, and the transaction with it
        }
    }
}
