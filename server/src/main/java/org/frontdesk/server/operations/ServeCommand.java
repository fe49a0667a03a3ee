package org.frontdesk.server.operations;

import org.frontdesk.server.ServerConfig;

import picocli.CommandLine.Command;

/** Serves until it is told to stop. */
@Command(name = "serve", description = "Serves until it is told to stop. The default.")
public final class ServeCommand implements Runnable {

    @Override
    public void run() {
        Serving.untilStopped(ServerConfig.from(System.getenv()), _ -> {});
    }
}
