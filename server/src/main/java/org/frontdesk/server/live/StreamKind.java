package org.frontdesk.server.live;

import org.frontdesk.server.access.Caller;
import org.frontdesk.server.access.Role;
import org.frontdesk.server.doctors.DoctorId;
import org.jooq.DSLContext;

import java.time.Instant;
import java.util.List;

/**
 * What the fan-out must know of the rows it carries.
 *
 * @param <K> names a row
 * @param <V> a row's value
 * @param <M> the value in the contract's words
 * @param <R> a response of the stream
 */
interface StreamKind<K, V, M, R> {

    /** The table the rows are in. */
    String table();

    /** The value of a row of the log. */
    V decode(Row row);

    K key(V value);

    long version(V value);

    DoctorId doctor(V value);

    Instant startsAt(V value);

    /** Whether a snapshot holds it. A change to a value that is not shown is told once. */
    boolean isShown(V value);

    /** Whether this caller may see it at all. */
    boolean maySee(Caller caller, V value);

    /** All that is shown and may be seen of a part of the schedule, in order of start. */
    List<V> read(DSLContext db, Caller caller, WatchedSchedule schedule);

    /** In the same order. May read the database. */
    List<M> encode(List<V> values, Role viewer);

    R response(StreamEvent<K, M> event, String resumeToken);
}
