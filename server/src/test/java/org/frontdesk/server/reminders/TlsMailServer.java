package org.frontdesk.server.reminders;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/**
 * As much of a mail server (RFC 5321) as a sender meets: with TLS from the start, or after STARTTLS (RFC 3207), or none. It
 * notes every line it is told, and how. GreenMail has no STARTTLS.
 */
final class TlsMailServer implements AutoCloseable {

    enum Tls {
        FROM_THE_START,
        AFTER_STARTTLS,
        NONE
    }

    /** The lines that came in before TLS, and those after. */
    final List<String> inTheOpen = new CopyOnWriteArrayList<>();

    final List<String> encrypted = new CopyOnWriteArrayList<>();

    private final Tls tls;
    private final SSLContext certificate;
    private final ServerSocket listening;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    TlsMailServer(Tls tls, SSLContext certificate) throws IOException {
        this.tls = tls;
        this.certificate = certificate;
        this.listening = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        threads.submit(this::accept);
    }

    int port() {
        return listening.getLocalPort();
    }

    private void accept() {
        while (!listening.isClosed()) {
            try {
                Socket client = listening.accept();
                threads.submit(() -> serve(client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket client) {
        try (client) {
            if (tls == Tls.FROM_THE_START) {
                talk(encrypted(client), encrypted, true);
            } else {
                talk(client, inTheOpen, true);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e); // the client hung up: it does not trust us
        }
    }

    private Socket encrypted(Socket client) throws IOException {
        var socket =
                (SSLSocket)
                        certificate
                                .getSocketFactory()
                                .createSocket(client, null, client.getPort(), true);
        socket.setUseClientMode(false);
        socket.startHandshake();
        return socket;
    }

    private void talk(Socket client, List<String> noted, boolean greets) throws IOException {
        var in =
                new BufferedReader(
                        new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8));
        var out = new PrintWriter(client.getOutputStream(), true, StandardCharsets.UTF_8);
        if (greets) {
            out.print("220 mail.example\r\n");
            out.flush();
        }
        boolean inData = false;
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            noted.add(line);
            if (inData && !line.equals(".")) {
                continue;
            }
            String command = line.split(" ")[0].toUpperCase(Locale.ROOT);
            inData = command.equals("DATA");
            out.print(answer(command, noted == encrypted) + "\r\n");
            out.flush();
            if (command.equals("STARTTLS")) {
                talk(encrypted(client), encrypted, false);
                return;
            }
            if (command.equals("QUIT")) {
                return;
            }
        }
    }

    private String answer(String command, boolean isEncrypted) {
        return switch (command) {
            case "EHLO" ->
                    tls == Tls.AFTER_STARTTLS && !isEncrypted
                            ? "250-mail.example\r\n250 STARTTLS"
                            : "250-mail.example\r\n250 AUTH PLAIN";
            case "STARTTLS" -> "220 go ahead";
            case "AUTH" -> "235 welcome";
            case "DATA" -> "354 go ahead";
            case "QUIT" -> "221 bye";
            default -> "250 fine";
        };
    }

    @Override
    public void close() throws IOException {
        listening.close();
        threads.shutdownNow();
    }
}
