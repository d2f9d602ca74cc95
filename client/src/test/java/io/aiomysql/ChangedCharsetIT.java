package io.aiomysql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.aiomysql.protocol.Capabilities;
import io.aiomysql.testkit.server.ServerKind;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Text of statements that are kept, and of cursors, when {@code character_set_results} changes under them. */
class ChangedCharsetIT extends ServerTest {

    private static final String SQL = "SELECT id, v FROM t WHERE id >= ? ORDER BY id";

    @Test
    void aStatementThatIsKeptIsReadInTheCharsetOfItsRun() {
        MySqlConnection connection = connectToTable(options());
        for (String charset : List.of("utf8mb4", "latin1", "utf16", "NULL", "utf8mb4")) {
            connection.query("SET character_set_results = " + charset).join();
            assertThat(texts(connection.query(SQL, 1).join().rows())).containsExactly("ä", "ö", "ü");
        }
    }

    @Test
    void soItIsWhereTheServerDoesNotDescribeColumnsAgain() {
        MySqlConnection connection =
                connectToTable(options().capabilities(Capabilities.MARIADB_CLIENT_CACHE_METADATA, 0));
        for (String charset : List.of("utf8mb4", "latin1", "latin1", "utf16", "NULL", "utf8mb4")) {
            connection.query("SET character_set_results = " + charset).join();
            assertThat(texts(connection.query(SQL, 1).join().rows())).containsExactly("ä", "ö", "ü");
            assertThat(texts(connection.query(SQL, 2).join().rows())).containsExactly("ö", "ü");
        }
    }

    @Test
    void anOpenCursorGivesNoTextThatWouldBeWrong() {
        MySqlConnection connection = connectToTable(options());
        try (PreparedStatement statement = connection.prepare(SQL).join();
                ServerCursor cursor = statement.open(1, 1).join()) {
            assertThat(cursor.fetch().join().get(0).getString("v")).isEqualTo("ä");
            connection.query("SET character_set_results = latin1").join();
            // It was fetched ahead.
            assertThat(cursor.fetch().join().get(0).getString("v")).isEqualTo("ö");

            Row row = cursor.fetch().join().get(0);
            assertThat(row.getInt("id")).isEqualTo(3);
            if (endpoint.kind() == ServerKind.MYSQL) {
                assertThat(row.getString("v")).isEqualTo("ü");
            } else {
                assertThat(row.getBytes("v")).containsExactly(0xFC);
                assertThatExceptionOfType(MySqlConversionException.class).isThrownBy(() -> row.getString("v"));
            }
        }
        assertThat(texts(connection.query(SQL, 3).join().rows())).containsExactly("ü");
    }

    private MySqlConnection connectToTable(ConnectOptionsBuilder options) {
        MySqlConnection connection = connect(options);
        connection
                .query("CREATE TEMPORARY TABLE t (id INT, v VARCHAR(10) CHARACTER SET utf8mb4)")
                .join();
        connection.query("INSERT INTO t VALUES (1, 'ä'), (2, 'ö'), (3, 'ü')").join();
        return connection;
    }

    private static List<String> texts(List<Row> rows) {
        List<String> texts = new ArrayList<>();
        // By index: names come in that character set too, and are read as UTF-8.
        rows.forEach(row -> texts.add(row.getString(1)));
        return texts;
    }
}
