package org.frontdesk.server;

import org.frontdesk.server.operations.DemoCommand;
import org.frontdesk.server.operations.ServeCommand;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.bridge.SLF4JBridgeHandler;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command line. Without a command it serves; settings come from environment variables. */
@Command(
        name = "frontdesk-server",
        description = "The Frontdesk server: books appointments for clinics over gRPC.",
        mixinStandardHelpOptions = true,
        version = "Frontdesk server 0.1.0",
        subcommands = {ServeCommand.class, DemoCommand.class})
public final class ServerMain implements Runnable {

    /** Something has to be put right by the operator; what, was said. As for a wrong command line. */
    static final int REFUSED = CommandLine.ExitCode.USAGE;

    private static final Logger LOG = LoggerFactory.getLogger(ServerMain.class);

    public static void main(String[] arguments) {
        SLF4JBridgeHandler.removeHandlersForRootLogger();
        SLF4JBridgeHandler.install();
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        return new CommandLine(new ServerMain())
                .setExecutionExceptionHandler(
                        (failure, commandLine, _) -> exitCode(failure, commandLine));
    }

    @Override
    public void run() {
        new ServeCommand().run();
    }

    private static int exitCode(Exception failure, CommandLine commandLine) {
        if (failure instanceof StartRefused refused) {
            commandLine.getErr().println(refused.getMessage());
            commandLine.getErr().flush();
            return REFUSED;
        }
        LOG.error("The server stopped because of a surprise", failure);
        return CommandLine.ExitCode.SOFTWARE;
    }
}
