package org.frontdesk.server;

import org.frontdesk.server.database.Database;
import org.frontdesk.server.rpc.GrpcServer;
import org.frontdesk.server.rpc.ServerTls;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.ArrayDeque;
import java.util.Deque;

/** A server that answers calls, until it is closed: then its parts stop in the reverse order of their start. */
public final class RunningServer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(RunningServer.class);

    private final Deque<AutoCloseable> parts = new ArrayDeque<>();
    private Database database;
    private ServerTls tls;
    private GrpcServer grpc;

    RunningServer() {}

    /** Remembers to close the part, whatever happens later. */
    <P extends AutoCloseable> P part(P part) {
        parts.push(part);
        return part;
    }

    RunningServer answering(Database usedDatabase, ServerTls usedTls, GrpcServer startedGrpc) {
        this.database = usedDatabase;
        this.tls = usedTls;
        this.grpc = startedGrpc;
        return this;
    }

    /** The TCP port it listens on. */
    public int port() {
        return grpc.port();
    }

    /** What the server's certificate is known by. */
    public ServerTls tls() {
        return tls;
    }

    /** For what is done to the clinic from inside, such as filling a demonstration. */
    public Database database() {
        return database;
    }

    @Override
    public synchronized void close() {
        while (!parts.isEmpty()) {
            AutoCloseable part = parts.pop();
            try {
                part.close();
            } catch (Exception failure) {
                LOG.warn(
                        "{} did not stop cleanly: {}",
                        part.getClass().getSimpleName(),
                        failure.getClass().getSimpleName());
            }
        }
    }
}
