import org.frontdesk.server.operations.demo.DemoClinic;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Opens the demonstration: the server with its generated clinic in one process, each desktop window in another, all with
 * this process's Java and class path. Ends when the last window is closed or it is told to stop, and stops all of them.
 *
 * <p>Run by {@code mvn -Pdemo} with two arguments: the directory for the clinic's data and the number of windows.
 */
public final class Demo {

    private static final String SERVER = "org.frontdesk.server.ServerMain";

    private static final String CLIENT = "org.frontdesk.desktop.DesktopMain";

    /** Windows on one screen; more are of no use to anybody. */
    private static final int MOST_CLIENTS = 8;

    /** Longer than PostgreSQL's orderly end takes; then the process is killed, and recovers at the next start. */
    private static final int STOP_SECONDS = 30;

    private final Path data;
    private final List<Process> processes = new ArrayList<>();
    private boolean stopping;

    private Demo(Path data) {
        this.data = data;
    }

    public static void main(String[] arguments) throws Exception {
        Demo demo = new Demo(Path.of(arguments[0]).toAbsolutePath().normalize());
        int clients = clients(arguments[1]);
        Runtime.getRuntime().addShutdownHook(new Thread(demo::stop));
        System.exit(demo.run(clients));
    }

    private static int clients(String number) {
        if (!number.matches("\\d{1,3}") || Integer.parseInt(number) > MOST_CLIENTS) {
            System.err.println(
                    "demo.clients: expected a whole number from 0 to " + MOST_CLIENTS + ".");
            System.exit(2);
        }
        return Integer.parseInt(number);
    }

    private int run(int clients) throws IOException, InterruptedException {
        Process server = start(SERVER, "demo");
        BufferedReader said = server.inputReader();
        String ready = said.readLine();
        while (ready != null && !ready.startsWith("READY ")) {
            ready = said.readLine();
        }
        if (ready == null) {
            return server.waitFor(); // it has said on standard error what is wrong
        }
        Thread.ofVirtual().start(() -> said.lines().forEach(System.out::println));
        if (clients == 0 || !hasDisplay()) {
            if (clients > 0) {
                System.out.println("There is no display here, so no window opens.");
            }
            return server.waitFor();
        }
        String[] parts = ready.split(" ", 3);
        List<Process> windows = new ArrayList<>();
        for (int i = 0; i < clients; i++) {
            windows.add(
                    start(
                            CLIENT,
                            "--server=" + parts[1],
                            "--trust=" + parts[2],
                            "--title=Frontdesk, window " + (i + 1),
                            "--demo",
                            "--demo-password=" + DemoClinic.PASSWORD));
        }
        for (Process window : windows) {
            Thread.ofVirtual()
                    .start(() -> window.inputReader().lines().forEach(System.out::println));
        }
        int exit = 0;
        for (Process window : windows) {
            exit = Math.max(exit, window.waitFor());
        }
        return exit;
    }

    private synchronized Process start(String mainClass, String... arguments) throws IOException {
        if (stopping) {
            throw new IOException("the demonstration is being stopped");
        }
        List<String> command = new ArrayList<>();
        command.add(ProcessHandle.current().info().command().orElse("java"));
        command.add("--enable-native-access=ALL-UNNAMED");
        command.add("--sun-misc-unsafe-memory-access=allow");
        command.add("-XX:+UseParallelGC");
        // Server and desktop bring a log configuration each; that is no news for standard output.
        command.add("-Dlogback.statusListenerClass=ch.qos.logback.core.status.NopStatusListener");
        command.add("-classpath");
        command.add(System.getProperty("java.class.path"));
        command.add(mainClass);
        command.addAll(List.of(arguments));
        Files.createDirectories(data);
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.directory(new File(System.getProperty("user.dir")));
        builder.environment().put("FRONTDESK_DATA", data.toString());
        Process process = builder.start();
        processes.add(process);
        return process;
    }

    /** Windows first, so that none of them shows a lost connection. */
    private synchronized void stop() {
        stopping = true;
        for (Process process : processes.reversed()) {
            process.destroy();
            try {
                if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
                    process.destroyForcibly();
                }
            } catch (InterruptedException e) {
                process.destroyForcibly();
            }
        }
    }

    /** On Windows and macOS there always is one for whoever is signed in. */
    private static boolean hasDisplay() {
        Map<String, String> environment = System.getenv();
        return !System.getProperty("os.name").toLowerCase().contains("linux")
                || !environment.getOrDefault("DISPLAY", "").isEmpty()
                || !environment.getOrDefault("WAYLAND_DISPLAY", "").isEmpty();
    }
}
