package io.aiomysql.testkit.fake;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Builds what a server sends: payloads, and the frames around them.
 *
 * @see <a href="https://dev.mysql.com/doc/dev/mysql-server/latest/PAGE_PROTOCOL.html">MySQL: client/server protocol</a>
 */
public final class ServerPackets {

    /** SERVER_STATUS_IN_TRANS. */
    public static final int STATUS_IN_TRANSACTION = 0x0001;

    /** SERVER_STATUS_AUTOCOMMIT. */
    public static final int STATUS_AUTOCOMMIT = 0x0002;

    /** SERVER_MORE_RESULTS_EXISTS. */
    public static final int STATUS_MORE_RESULTS = 0x0008;

    /** SERVER_SESSION_STATE_CHANGED. */
    public static final int STATUS_SESSION_STATE_CHANGED = 0x4000;

    private static final int GREATEST_FRAME = 0xFF_FFFF;

    private ServerPackets() {}

    /**
     * Puts a payload into frames: several where it has 16,777,215 bytes or more, the last one shorter than that, if need be
     * empty.
     *
     * @param sequence the first frame's number, 0 to 255; the following ones count on from it
     * @param payload the payload
     * @return the frames, one after the other
     */
    public static byte[] packet(int sequence, byte[] payload) {
        PayloadBuilder out = new PayloadBuilder();
        for (int frame = 0; frame < frames(payload); frame++) {
            int from = frame * GREATEST_FRAME;
            int to = Math.min(payload.length, from + GREATEST_FRAME);
            out.int3(to - from).int1(sequence + frame).bytes(Arrays.copyOfRange(payload, from, to));
        }
        return out.toArray();
    }

    static int frames(byte[] payload) {
        return payload.length / GREATEST_FRAME + 1;
    }

    /**
     * Builds MySQL's greeting with its default values; {@link Greeting} builds others.
     *
     * @return the payload
     */
    public static byte[] handshakeV10() {
        return Greeting.mysql().payload();
    }

    /**
     * Builds an OK packet that says nothing.
     *
     * @param status the status flags
     * @return the payload
     */
    public static byte[] ok(int status) {
        return ok(0, 0, status, 0, "");
    }

    /**
     * Builds an OK packet as it is without CLIENT_SESSION_TRACK: the information runs to the packet's end.
     *
     * @param affectedRows the number of rows
     * @param lastInsertId the id
     * @param status the status flags
     * @param warnings the number of warnings
     * @param info text for people; empty for none, and then the packet is the same with CLIENT_SESSION_TRACK
     * @return the payload
     */
    public static byte[] ok(long affectedRows, long lastInsertId, int status, int warnings, String info) {
        return okUpToInfo(0x00, affectedRows, lastInsertId, status, warnings)
                .string(info)
                .toArray();
    }

    /**
     * Builds an OK packet as it is with CLIENT_SESSION_TRACK. The list is in it when it has entries, and with it the flag
     * SERVER_SESSION_STATE_CHANGED.
     *
     * @param affectedRows the number of rows
     * @param lastInsertId the id
     * @param status the status flags
     * @param warnings the number of warnings
     * @param info text for people; empty for none
     * @param changes what has changed
     * @return the payload
     */
    public static byte[] ok(
            long affectedRows, long lastInsertId, int status, int warnings, String info, List<SessionTrack> changes) {
        if (changes.isEmpty()) {
            PayloadBuilder out = okUpToInfo(0x00, affectedRows, lastInsertId, status, warnings);
            return (info.isEmpty() ? out : out.lenencString(info)).toArray();
        }
        PayloadBuilder list = new PayloadBuilder();
        for (SessionTrack change : changes) {
            list.int1(change.type()).lenencBytes(change.data().toArray());
        }
        int flags = status | STATUS_SESSION_STATE_CHANGED;
        return okUpToInfo(0x00, affectedRows, lastInsertId, flags, warnings)
                .lenencString(info)
                .lenencBytes(list.toArray())
                .toArray();
    }

    /**
     * Builds the end of a result with CLIENT_DEPRECATE_EOF: an OK packet with the header 0xFE.
     *
     * @param status the status flags
     * @param warnings the number of warnings
     * @return the payload
     */
    public static byte[] okTerminator(int status, int warnings) {
        return okUpToInfo(0xFE, 0, 0, status, warnings).toArray();
    }

    /**
     * Builds an EOF packet, the end of columns and rows without CLIENT_DEPRECATE_EOF.
     *
     * @param status the status flags
     * @param warnings the number of warnings
     * @return the payload
     */
    public static byte[] eof(int status, int warnings) {
        return new PayloadBuilder().int1(0xFE).int2(warnings).int2(status).toArray();
    }

    /**
     * Builds an ERR packet.
     *
     * @param code the error's number, 0 to 65,535
     * @param sqlState five characters
     * @param message the text
     * @return the payload
     */
    public static byte[] err(int code, String sqlState, String message) {
        return new PayloadBuilder()
                .int1(0xFF)
                .int2(code)
                .string("#" + sqlState)
                .string(message)
                .toArray();
    }

    /**
     * Builds an ERR packet as it is where a greeting should be: without SQLSTATE, because nothing is agreed upon yet.
     *
     * @param code the error's number, 0 to 65,535
     * @param message the text
     * @return the payload
     */
    public static byte[] errBeforeHandshake(int code, String message) {
        return new PayloadBuilder().int1(0xFF).int2(code).string(message).toArray();
    }

    /**
     * Builds the request to log in with another plugin.
     *
     * @param plugin the plugin's name
     * @param data what the plugin needs, exactly as sent: a real server has a NUL after its nonce
     * @return the payload
     */
    public static byte[] authSwitchRequest(String plugin, byte[] data) {
        return new PayloadBuilder().int1(0xFE).nulString(plugin).bytes(data).toArray();
    }

    /**
     * Builds a packet of an authentication plugin's own.
     *
     * @param data what the plugin says
     * @return the payload
     */
    public static byte[] authMoreData(byte[] data) {
        return new PayloadBuilder().int1(0x01).bytes(data).toArray();
    }

    /**
     * Builds the request for a file of the client's.
     *
     * @param fileName the name
     * @return the payload
     */
    public static byte[] localInfileRequest(String fileName) {
        return new PayloadBuilder().int1(0xFB).string(fileName).toArray();
    }

    /**
     * Builds the first packet of a result with rows.
     *
     * @param count the number of columns
     * @return the payload
     */
    public static byte[] columnCount(int count) {
        return lenencInt(count);
    }

    /**
     * Builds a column's description; {@link ColumnDefinition} builds it with everything in it.
     *
     * @param name the column's name
     * @param type the server's number of the type, such as 0x03
     * @param flags such as 0x0020 for UNSIGNED
     * @param charset the number of a collation; 63 is binary
     * @return the payload
     */
    public static byte[] columnDefinition(String name, int type, int flags, int charset) {
        return ColumnDefinition.of(name, type).flags(flags).charset(charset).payload();
    }

    /**
     * Builds a row of the text protocol.
     *
     * @param values one for each column, sent in UTF-8; null is NULL
     * @return the payload
     */
    public static byte[] textRow(@Nullable String... values) {
        PayloadBuilder out = new PayloadBuilder();
        for (@Nullable String value : values) {
            if (value == null) {
                out.int1(0xFB);
            } else {
                out.lenencString(value);
            }
        }
        return out.toArray();
    }

    /**
     * Builds a length-encoded integer in its shortest form.
     *
     * @param value unsigned
     * @return 1, 3, 4 or 9 bytes
     */
    public static byte[] lenencInt(long value) {
        return new PayloadBuilder().lenencInt(value).toArray();
    }

    /**
     * Builds a length-encoded string in UTF-8.
     *
     * @param text the string
     * @return its length and its bytes
     */
    public static byte[] lenencString(String text) {
        return new PayloadBuilder().lenencString(text).toArray();
    }

    private static PayloadBuilder okUpToInfo(
            int header, long affectedRows, long lastInsertId, int status, int warnings) {
        return new PayloadBuilder()
                .int1(header)
                .lenencInt(affectedRows)
                .lenencInt(lastInsertId)
                .int2(status)
                .int2(warnings);
    }
}
