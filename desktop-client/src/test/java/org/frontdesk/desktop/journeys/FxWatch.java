package org.frontdesk.desktop.journeys;

import static org.frontdesk.desktop.FxThread.fx;

import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;

/**
 * Looks every few milliseconds at what the JavaFX thread does on behalf of the application, and remembers where it waited: for
 * an answer, a socket or another thread at all; for a lock or a file longer than nobody would notice.
 */
final class FxWatch implements AutoCloseable {

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(2);

    /** Two frames' worth would be seen; more is allowed because the machine may be busy with other things. */
    private static final Duration LONGEST_SHORT_WAIT = Duration.ofMillis(100);

    private static final String APPLICATION = "org.frontdesk.desktop.";

    /** The tests' own hands and eyes, which may wait where the application may not. */
    private static final List<String> TESTS =
            List.of(
                    "org.frontdesk.desktop.FxThread",
                    "org.frontdesk.desktop.journeys.",
                    "org.frontdesk.desktop.screenshots.");

    /** What another thread, or somebody else, has yet to do: never waited for, however short it was this time. */
    private static final List<String> ANSWERS =
            List.of(
                    "java.util.concurrent.CompletableFuture.",
                    "java.util.concurrent.FutureTask.get",
                    "java.util.concurrent.CountDownLatch.",
                    "java.util.concurrent.Semaphore.",
                    "java.util.concurrent.LinkedBlockingQueue.",
                    "java.util.concurrent.ArrayBlockingQueue.",
                    "java.util.concurrent.SynchronousQueue.",
                    "java.lang.Thread.sleep",
                    "java.lang.Thread.join",
                    "java.lang.Process.waitFor",
                    "io.grpc.stub.ClientCalls.blocking");

    /** The toolkit's own queue, whose lock is held for as long as a task is put into it. */
    private static final List<String> HANDING_OVER =
            List.of("javafx.application.Platform.runLater");

    private static final List<String> SOCKETS =
            List.of(
                    "java.net.Socket.",
                    "java.net.InetAddress.",
                    "sun.nio.ch.Net.",
                    "sun.nio.ch.NioSocketImpl.",
                    "sun.nio.ch.SocketChannelImpl.",
                    "java.sql.");

    private static final List<String> FILES =
            List.of(
                    "java.io.FileInputStream.",
                    "java.io.FileOutputStream.",
                    "java.io.FileDescriptor.",
                    "java.io.RandomAccessFile.",
                    "java.io.UnixFileSystem.",
                    "sun.nio.ch.FileDispatcherImpl.",
                    "sun.nio.ch.UnixFileDispatcherImpl.",
                    "sun.nio.fs.");

    /** The program reads its own classes, views and texts where it needs them first. */
    private static final List<String> OWN_PARTS =
            List.of(
                    "java.lang.ClassLoader.",
                    "jdk.internal.loader.",
                    "java.util.ResourceBundle",
                    "javafx.fxml.FXMLLoader.loadImpl",
                    "com.sun.javafx.css.StyleManager.",
                    "com.sun.javafx.font.");

    private final Thread watched = fx(Thread::currentThread);
    private final Map<String, String> waits = new LinkedHashMap<>();
    private final Thread watcher = Thread.ofPlatform().daemon().name("fx-watch").start(this::look);
    private volatile boolean closed;

    /** Where it waited, with the stack of each place. */
    synchronized Collection<String> waits() {
        return List.copyOf(waits.values());
    }

    private void look() {
        List<StackTraceElement> before = List.of();
        long since = 0;
        while (!closed) {
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
            List<StackTraceElement> stack = Arrays.asList(watched.getStackTrace());
            boolean blocked = watched.getState() == Thread.State.BLOCKED;
            long now = System.nanoTime();
            if (!stack.equals(before)) {
                before = stack;
                since = now;
            }
            if (!isOfTheApplication(stack) || has(stack, HANDING_OVER)) {
                continue;
            }
            boolean waits = blocked || isParked(stack);
            if (waits && has(stack, ANSWERS) || has(stack, SOCKETS)) {
                remember("waits", stack);
            } else if (now - since > LONGEST_SHORT_WAIT.toNanos() && (waits || readsAFile(stack))) {
                remember("has waited for %d ms".formatted((now - since) / 1_000_000), stack);
            }
        }
    }

    /** Whether the application's code is on the stack, and not only to be looked at by a test. */
    private static boolean isOfTheApplication(List<StackTraceElement> stack) {
        return stack.stream()
                .map(StackTraceElement::getClassName)
                .filter(name -> name.startsWith(APPLICATION))
                .anyMatch(name -> TESTS.stream().noneMatch(name::startsWith));
    }

    private static boolean isParked(List<StackTraceElement> stack) {
        String top = inWords(stack.getFirst());
        return top.startsWith("jdk.internal.misc.Unsafe.park")
                || top.startsWith("java.lang.Thread.sleep")
                || top.startsWith("java.lang.Object.wait");
    }

    private static boolean readsAFile(List<StackTraceElement> stack) {
        return has(stack.subList(0, Math.min(3, stack.size())), FILES) && !has(stack, OWN_PARTS);
    }

    private static boolean has(List<StackTraceElement> stack, List<String> beginnings) {
        return stack.stream()
                .map(FxWatch::inWords)
                .anyMatch(frame -> beginnings.stream().anyMatch(frame::startsWith));
    }

    private static String inWords(StackTraceElement frame) {
        return frame.getClassName() + "." + frame.getMethodName();
    }

    private synchronized void remember(String how, List<StackTraceElement> stack) {
        waits.putIfAbsent(
                stack.toString(),
                stack.stream()
                        .map(StackTraceElement::toString)
                        .collect(
                                Collectors.joining(
                                        "\n    at ",
                                        "The JavaFX thread " + how + "\n    at ",
                                        "\n")));
    }

    @Override
    public void close() {
        closed = true;
        try {
            watcher.join();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
