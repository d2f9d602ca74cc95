package io.aiomysql.internal.memory;

import io.aiomysql.ConnectOptions;
import io.aiomysql.ConnectOptionsBuilder;
import io.aiomysql.MySqlConnection;
import io.aiomysql.SslMode;
import io.aiomysql.protocol.Capabilities;
import io.aiomysql.testkit.fake.ColumnDefinition;
import io.aiomysql.testkit.fake.Greeting;
import io.aiomysql.testkit.fake.ServerPackets;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** A client's connection in memory, with the test as its server. */
public final class MemorySession {

    public static final int AUTOCOMMIT = ServerPackets.STATUS_AUTOCOMMIT;
    public static final int IN_TRANSACTION = ServerPackets.STATUS_IN_TRANSACTION;

    private static final int COM_QUERY = 0x03;
    private static final String STATE_QUERY = "SELECT @@sql_mode AS ";
    private static final Pattern SET_UP = Pattern.compile("SET |ROLLBACK$|ROLLBACK AND NO CHAIN|COMMIT$|USE ");

    /** MARIADB_CLIENT_CACHE_METADATA, bit 36. */
    private static final long CACHE_METADATA = 1L << 4;

    private final MemoryTransport transport;
    private final MemoryConnection socket;
    private final CompletableFuture<MySqlConnection> opening;

    /** The one that the options select; empty for none. */
    private final String database;

    private int read;

    private MemorySession(MemoryTransport transport) {
        this.transport = transport;
        this.socket = transport.last();
        this.opening = new CompletableFuture<>();
        this.database = "";
    }

    private MemorySession(ConnectOptionsBuilder options) {
        this.transport = new MemoryTransport();
        ConnectOptions built = options.transport(transport).build();
        this.opening = MySqlConnection.connect(built);
        this.database = built.database().orElse("");
        this.socket = transport.last();
    }

    /**
     * Begins to connect, without TLS, to a server that has said nothing yet. Callbacks run on the test's thread, unless the options
     * are changed.
     */
    public static MemorySession connecting(UnaryOperator<ConnectOptionsBuilder> change) {
        return new MemorySession(change.apply(ConnectOptions.builder()
                .user("app")
                .password("")
                .sslMode(SslMode.DISABLED)
                .callbackExecutor(Runnable::run)));
    }

    /** Connects so far that the set-up is sent and its answer is due. */
    public static MemorySession settingUp(UnaryOperator<ConnectOptionsBuilder> change) {
        MemorySession session = connecting(change);
        session.socket.open();
        session.deliver(0, Greeting.mysql().payload());
        session.deliver(2, ServerPackets.ok(AUTOCOMMIT));
        return session;
    }

    /** Connects; the server's autocommit stays on. */
    public static MemorySession opened(UnaryOperator<ConnectOptionsBuilder> change) {
        MemorySession session = settingUp(options -> change.apply(options.autocommit(null)));
        session.answerSetUp();
        return session;
    }

    public static MemorySession opened() {
        return opened(options -> options);
    }

    /** Connects to a server that tells which thread of which server it is. */
    public static MemorySession opened(UnaryOperator<ConnectOptionsBuilder> change, long thread, String server) {
        MemorySession session = settingUp(options -> change.apply(options.autocommit(null)));
        var unused = session.answerSetUp(thread, server);
        return session;
    }

    /** Returns how many connections the client has opened with these options, this one included. */
    public int connections() {
        return transport.count();
    }

    /** Logs in the connection that the client has opened last, beside this one; its set-up is still to be answered. */
    public MemorySession beside(Greeting greeting) {
        MemorySession side = new MemorySession(transport);
        side.socket.open();
        side.deliver(0, greeting.payload());
        side.deliver(2, ServerPackets.ok(AUTOCOMMIT));
        return side;
    }

    /** The server does what the set-up says, and tells which thread of which server it is; returns the kills behind it. */
    public List<String> answerSetUp(long thread, String server) {
        List<String> behind = new ArrayList<>();
        for (List<String> commands = sent(); !commands.isEmpty(); commands = sent()) {
            for (String command : commands) {
                if (command.startsWith(STATE_QUERY)) {
                    answer(state(database, thread, server));
                } else if (command.startsWith("SET ")) {
                    answerOk();
                } else if (command.startsWith("KILL ")) {
                    behind.add(command);
                }
            }
        }
        return behind;
    }

    /** Connects to a MariaDB, which knows metadata skipping; the server's autocommit stays on. */
    public static MemorySession openedMariaDb(UnaryOperator<ConnectOptionsBuilder> change) {
        MemorySession session = connecting(options ->
                change.apply(options.autocommit(null).capabilities(Capabilities.MARIADB_CLIENT_CACHE_METADATA, 0)));
        session.socket.open();
        session.deliver(
                0, Greeting.mariaDb().extendedCapabilities(CACHE_METADATA).payload());
        session.deliver(2, ServerPackets.ok(AUTOCOMMIT));
        session.answerSetUp();
        return session;
    }

    public MemoryConnection socket() {
        return socket;
    }

    public CompletableFuture<MySqlConnection> opening() {
        return opening;
    }

    public MySqlConnection connection() {
        return Outcomes.value(opening);
    }

    /** One packet arrives. */
    public void deliver(int sequence, byte[] payload) {
        socket.deliver(ServerPackets.packet(sequence, payload));
    }

    /** The answer to one command arrives. */
    public void answer(byte[]... payloads) {
        socket.deliver(packets(1, payloads));
    }

    public void answerOk() {
        answer(ServerPackets.ok(AUTOCOMMIT));
    }

    /** The server does what the set-up says, tells the state of the session, and will report changes. */
    public void answerSetUp() {
        for (List<String> commands = sent(); !commands.isEmpty(); commands = sent()) {
            commands.forEach(this::answerSetUp);
        }
    }

    /** Answers one statement of the set-up as the server does that tells the state of the session. */
    public void answerSetUp(String command) {
        if (command.startsWith(STATE_QUERY)) {
            answer(state(database));
        } else if (SET_UP.matcher(command).lookingAt()) {
            answerOk();
        }
    }

    /** The server will report changes, and tells the state of the session. */
    public void answerState() {
        answerOk();
        answer(state(database));
    }

    /** Returns what was sent as {@link #sent} does, without what only asks for the state of the session. */
    public List<String> sentButForState() {
        return sent().stream()
                .filter(command -> !command.startsWith(STATE_QUERY) && !command.startsWith("SET session_track_schema"))
                .toList();
    }

    /** The answer to the question for the state of the session, in which no database is selected. */
    public static byte[][] state() {
        return state("");
    }

    /** The answer to the question for the state of the session; its thread is not that of the greeting, so nothing is killed. */
    public static byte[][] state(String database) {
        return state(database, 0, "host 3306 1");
    }

    private static byte[][] state(String database, long thread, String server) {
        List<String> names = List.of(
                "sql_mode",
                "time_zone",
                "character_set_client",
                "character_set_results",
                "character_set_connection",
                "collation_connection",
                "autocommit",
                "aiomysql_thread",
                "aiomysql_server",
                "default_database");
        List<String> values = List.of(
                "",
                "SYSTEM",
                "utf8mb4",
                "utf8mb4",
                "utf8mb4",
                "utf8mb4_0900_ai_ci",
                "",
                Long.toString(thread),
                server,
                database);
        return result(AUTOCOMMIT, names.stream().map(ColumnDefinition::text).toList(), values);
    }

    public void answerNumber(long number) {
        answer(number(number));
    }

    /** The server confirms the connection's first reset, which nothing is sent behind before; returns what was sent for it. */
    public List<String> answerFirstReset() {
        socket.turn();
        List<String> reset = sent();
        answerOk();
        socket.turn();
        return reset;
    }

    /**
     * Returns what the client has written since the last call, a command each: SQL as text, those of prepared
     * statements by name, others in hexadecimal.
     */
    public List<String> sent() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (; read < socket.writes().size(); read++) {
            bytes.writeBytes(socket.writes().get(read));
        }
        return commands(bytes.toByteArray());
    }

    public static byte[] packets(int firstSequence, byte[]... payloads) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int i = 0; i < payloads.length; i++) {
            out.writeBytes(ServerPackets.packet((firstSequence + i) & 0xFF, payloads[i]));
        }
        return out.toByteArray();
    }

    /** A result with one number, as payloads. */
    public static byte[][] number(long number) {
        return numbers(AUTOCOMMIT, Long.toString(number));
    }

    /** A result with a column of numbers, named n. */
    public static byte[][] numbers(int status, String... values) {
        return result(status, List.of(ColumnDefinition.bigint("n")), Arrays.asList(values));
    }

    /** A result with these columns, and as many rows as the values make. */
    public static byte[][] result(int status, List<ColumnDefinition> columns, List<String> values) {
        List<byte[]> payloads = new ArrayList<>();
        payloads.add(ServerPackets.columnCount(columns.size()));
        columns.forEach(column -> payloads.add(column.payload()));
        for (int i = 0; i < values.size(); i += columns.size()) {
            payloads.add(
                    ServerPackets.textRow(values.subList(i, i + columns.size()).toArray(new String[0])));
        }
        payloads.add(ServerPackets.okTerminator(status, 0));
        return payloads.toArray(new byte[0][]);
    }

    public static byte[] concat(byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }

    private static List<String> commands(byte[] bytes) {
        List<String> commands = new ArrayList<>();
        int at = 0;
        while (at < bytes.length) {
            int length = (bytes[at] & 0xFF) | (bytes[at + 1] & 0xFF) << 8 | (bytes[at + 2] & 0xFF) << 16;
            byte[] payload = Arrays.copyOfRange(bytes, at + 4, at + 4 + length);
            commands.add(
                    length > 0 && payload[0] == COM_QUERY
                            ? new String(payload, 1, length - 1, StandardCharsets.UTF_8)
                            : StatementCommands.describe(payload));
            at += 4 + length;
        }
        return commands;
    }
}
