package io.aiomysql.internal.options;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What the client tells of itself, which the server shows in performance_schema.session_connect_attrs. What is too much is cut, as the
 * server itself cuts what exceeds performance_schema_session_connect_attrs_size: no connection fails for it.
 *
 * @see <a href="https://dev.mysql.com/doc/refman/9.7/en/performance-schema-connection-attribute-tables.html">MySQL: Performance Schema
 *     Connection Attribute Tables</a>
 */
final class ConnectionAttributes {

    /**
     * All names and values with their lengths. MySQL (9.7) refuses a login with more than 65,535 bytes, from other clients too; MySQL Router
     * adds attributes of its own, about 200 bytes, and others may.
     */
    static final int MAX_BYTES = 63 * 1_024;

    /** The longest length before a text in so many bytes. */
    private static final int LENGTH_BYTES = 3;

    private ConnectionAttributes() {}

    static Map<String, String> of(OptionValues options) {
        Map<String, String> wanted = new LinkedHashMap<>();
        if (!options.connectionAttributes) {
            return wanted;
        }
        wanted.put("_client_name", "aiomysql-java");
        String version = ConnectionAttributes.class.getPackage().getImplementationVersion();
        if (version != null) {
            wanted.put("_client_version", version);
        }
        wanted.put("_pid", Long.toString(ProcessHandle.current().pid()));
        if (options.programName != null) {
            wanted.put("program_name", options.programName);
        }
        wanted.putAll(options.addedAttributes);
        return cut(wanted);
    }

    private static Map<String, String> cut(Map<String, String> wanted) {
        Map<String, String> sent = new LinkedHashMap<>();
        int room = MAX_BYTES;
        for (Map.Entry<String, String> attribute : wanted.entrySet()) {
            room -= bytes(attribute.getKey()) + 2 * LENGTH_BYTES;
            if (room <= 0) {
                break;
            }
            String value = start(attribute.getValue(), room);
            sent.put(attribute.getKey(), value);
            room -= bytes(value);
        }
        return sent;
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    /** Returns as many whole characters as there is room for. */
    private static String start(String text, int room) {
        if (bytes(text) <= room) {
            return text;
        }
        int taken = 0;
        int end = 0;
        while (end < text.length()) {
            int next = text.offsetByCodePoints(end, 1);
            taken += bytes(text.substring(end, next));
            if (taken > room) {
                break;
            }
            end = next;
        }
        return text.substring(0, end);
    }
}
