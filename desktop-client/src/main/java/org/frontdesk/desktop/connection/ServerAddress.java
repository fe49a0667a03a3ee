package org.frontdesk.desktop.connection;

/**
 * Where a server listens.
 *
 * @param host name or address
 * @param port TCP port, 1 to 65,535
 */
public record ServerAddress(String host, int port) {

    /** The port a server listens on when nobody chose another. */
    public static final int DEFAULT_PORT = 8443;

    private static final int HIGHEST_PORT = 65_535;

    public ServerAddress {
        if (host.isBlank() || port < 1 || port > HIGHEST_PORT) {
            throw new IllegalArgumentException("not a server address: " + host + ":" + port);
        }
    }

    /**
     * Reads {@code host}, {@code host:port} or {@code [v6]:port}.
     *
     * @throws IllegalArgumentException when it is none of them
     */
    public static ServerAddress parse(String text) {
        String trimmed = text.strip();
        int colon = trimmed.lastIndexOf(':');
        boolean hasPort = colon > 0 && colon > trimmed.lastIndexOf(']');
        String host = hasPort ? trimmed.substring(0, colon) : trimmed;
        if (host.startsWith("[") && host.endsWith("]")) {
            host = host.substring(1, host.length() - 1);
        }
        int port = hasPort ? Integer.parseInt(trimmed.substring(colon + 1)) : DEFAULT_PORT;
        return new ServerAddress(host, port);
    }

    @Override
    public String toString() {
        return host.contains(":") ? "[" + host + "]:" + port : host + ":" + port;
    }
}
