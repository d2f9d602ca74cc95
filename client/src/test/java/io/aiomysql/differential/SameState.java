package io.aiomysql.differential;

import io.aiomysql.MySqlConnection;
import io.aiomysql.Row;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The state of a session, as the server tells it, which another session can take over. */
final class SameState {

    private static final List<String> VARIABLES = List.of(
            "sql_mode",
            "time_zone",
            "character_set_client",
            "character_set_connection",
            "collation_connection",
            "character_set_results",
            "div_precision_increment",
            "group_concat_max_len",
            "default_week_format",
            "lc_time_names");

    private static final String ASKING = "SELECT DATABASE(), @@" + String.join(", @@", VARIABLES);

    private final String database;
    private final String sets;

    private SameState(Row row) {
        this.database = row.getString(0);
        this.sets = IntStream.range(0, VARIABLES.size())
                .mapToObj(i -> VARIABLES.get(i) + " = " + literal(row, i + 1))
                .collect(Collectors.joining(", ", "SET ", ""));
    }

    private static String literal(Row row, int column) {
        if (row.isNull(column)) {
            return "NULL";
        }
        return row.get(column) instanceof Number number ? number.toString() : "'" + row.getString(column) + "'";
    }

    static SameState of(MySqlConnection connection) {
        return new SameState(connection.query(ASKING).join().single());
    }

    /** Gives the state to a session that was reset. */
    void giveTo(MySqlConnection connection) {
        connection.selectDatabase(database).join();
        connection.query(sets).join();
    }

    @Override
    public String toString() {
        return database + ": " + sets;
    }
}
