package org.frontdesk.server.live;

/**
 * A place in the history of one database. Positions of the same history can be compared, also between servers; a restored
 * or promoted copy has a history of its own.
 *
 * @param system PostgreSQL's identifier of the cluster
 * @param timeline grows when a copy of the cluster goes its own way
 * @param database the database's object id
 * @param lsn the position in the write-ahead log, as an unsigned number
 */
public record FeedPosition(long system, int timeline, int database, long lsn) {

    FeedPosition at(long newLsn) {
        return new FeedPosition(system, timeline, database, newLsn);
    }

    boolean isSameHistory(FeedPosition other) {
        return system == other.system && timeline == other.timeline && database == other.database;
    }
}
