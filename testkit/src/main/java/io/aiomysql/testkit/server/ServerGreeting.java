package io.aiomysql.testkit.server;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The first packet of a server, as much of it as says who answers: the proof that a server is up.
 *
 * <pre>
 * 3 bytes  length, little-endian
 * 1 byte   sequence id
 * 1 byte   protocol version: 10, or 0xFF for an error
 * text     server version, ended by a zero byte
 * </pre>
 *
 * @see <a href="https://dev.mysql.com/doc/dev/mysql-server/latest/page_protocol_connection_phase_packets_protocol_handshake_v10.html">HandshakeV10</a>
 */
record ServerGreeting(int protocolVersion, String serverVersion) {
    private static final int PROTOCOL_VERSION = 10;
    private static final int MAX_LENGTH = 4096;
    private static final Pattern NUMBER = Pattern.compile("\\d+(\\.\\d+)+");

    /**
     * Connects, reads, and closes.
     *
     * @param timeout for the connection, and again for each read
     * @throws IOException when nothing answers, or something else than a server that lets us in
     */
    static ServerGreeting read(String host, int port, Duration timeout) throws IOException {
        int millis = Math.toIntExact(timeout.toMillis());
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(host, port), millis);
            socket.setSoTimeout(millis);
            DataInputStream in = new DataInputStream(socket.getInputStream());
            int length = in.readUnsignedByte() | in.readUnsignedByte() << 8 | in.readUnsignedByte() << 16;
            in.readUnsignedByte();
            if (length == 0 || length > MAX_LENGTH) {
                throw new IOException("what answers is not a MySQL server");
            }
            byte[] payload = new byte[length];
            in.readFully(payload);
            return decode(payload);
        }
    }

    private static ServerGreeting decode(byte[] payload) throws IOException {
        int version = payload[0] & 0xFF;
        if (version != PROTOCOL_VERSION) {
            String text = new String(payload, 1, payload.length - 1, StandardCharsets.UTF_8);
            throw new IOException("the server refuses: " + text);
        }
        int end = 1;
        while (end < payload.length && payload[end] != 0) {
            end++;
        }
        return new ServerGreeting(version, new String(payload, 1, end - 1, StandardCharsets.UTF_8));
    }

    /** The family, which a server tells only in its version's text. */
    ServerKind kind() {
        return serverVersion.contains("MariaDB") ? ServerKind.MARIADB : ServerKind.MYSQL;
    }

    /** Product and number, such as "MySQL 9.7.4". */
    String description() {
        // MariaDB before 11 puts 5.5.5- in front of its own number, for clients that would not believe a 10.
        String version = serverVersion.startsWith("5.5.5-") ? serverVersion.substring(6) : serverVersion;
        Matcher number = NUMBER.matcher(version);
        return kind().product() + " " + (number.find() ? number.group() : version);
    }
}
