package io.aiomysql.testkit.fake;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;

/** A packet from the client, its frames joined. */
final class Packet {

    private static final int COM_QUIT = 0x01;
    private static final int COM_INIT_DB = 0x02;
    private static final int COM_QUERY = 0x03;
    private static final Pattern ALIAS = Pattern.compile(" AS (\\w+)");

    private final int sequence;
    private final int lastSequence;
    private final byte[] payload;

    Packet(int sequence, int lastSequence, byte[] payload) {
        this.sequence = sequence;
        this.lastSequence = lastSequence;
        this.payload = payload;
    }

    int sequence() {
        return sequence;
    }

    int lastSequence() {
        return lastSequence;
    }

    byte[] payload() {
        return payload;
    }

    boolean isQuery() {
        return sequence == 0 && payload.length > 0 && payload[0] == COM_QUERY;
    }

    String sql() {
        return new String(payload, 1, payload.length - 1, StandardCharsets.UTF_8);
    }

    boolean isSetUp() {
        String sql = isQuery() ? sql().stripLeading().toUpperCase(Locale.ROOT) : "";
        return sql.startsWith("SET")
                || sql.equals("ROLLBACK")
                || sql.startsWith("ROLLBACK AND NO CHAIN")
                || sql.startsWith("USE `")
                || isStateQuery()
                || isDatabase();
    }

    private boolean isDatabase() {
        return sequence == 0 && payload.length > 0 && payload[0] == COM_INIT_DB;
    }

    /** Says whether it asks for the state of the session, behind the set-up. */
    boolean isStateQuery() {
        return isQuery() && sql().startsWith("SELECT @@sql_mode AS ");
    }

    /** The names that the SQL gives to its columns. */
    String[] aliases() {
        return ALIAS.matcher(sql()).results().map(match -> match.group(1)).toArray(String[]::new);
    }

    boolean isQuit() {
        return sequence == 0 && payload.length == 1 && payload[0] == COM_QUIT;
    }
}
