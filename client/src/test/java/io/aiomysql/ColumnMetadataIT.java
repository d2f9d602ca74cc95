package io.aiomysql;

import static org.assertj.core.api.Assertions.assertThat;

import io.aiomysql.protocol.Capabilities;
import io.aiomysql.protocol.ColumnType;
import io.aiomysql.testkit.server.ServerKind;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What both servers say of columns. */
class ColumnMetadataIT extends ServerTest {

    private static final String COLUMNS = "id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,"
            + " code VARCHAR(10) CHARACTER SET latin1 NOT NULL UNIQUE,"
            + " amount DECIMAL(10,2),"
            + " n SMALLINT(5) UNSIGNED ZEROFILL,"
            + " r INT, KEY (r),"
            + " name VARCHAR(20) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin,"
            + " bytes VARBINARY(16),"
            + " body TEXT,"
            + " at DATETIME(3),"
            + " kind ENUM('a','bc'),"
            + " tags SET('x','y'),"
            + " doc JSON,"
            + " place POINT,"
            + " fixed CHAR(3),"
            + " ratio DOUBLE";

    @Test
    void everyColumnOfATableIsDescribed() {
        List<ColumnMetadata> columns = select(connect(), "*");

        assertThat(columns)
                .extracting(ColumnMetadata::typeName)
                .containsExactly(
                        "INT UNSIGNED",
                        "VARCHAR",
                        "DECIMAL",
                        "SMALLINT UNSIGNED",
                        "INT",
                        "VARCHAR",
                        "VARBINARY",
                        "TEXT",
                        "DATETIME",
                        "ENUM",
                        "SET",
                        "JSON",
                        "GEOMETRY",
                        "CHAR",
                        "DOUBLE");
        assertThat(columns.subList(0, 11))
                .extracting(ColumnMetadata::displayLength)
                .containsExactly(10L, 10L, 12L, 5L, 11L, 20L, 16L, 65_535L, 23L, 2L, 3L);
        assertThat(columns.get(13).displayLength()).isEqualTo(3);
        assertThat(columns.subList(0, 9))
                .extracting(ColumnMetadata::decimals)
                .containsExactly(0, 0, 2, 0, 0, 0, 0, 0, 3);
        assertThat(columns.get(14).decimals()).isGreaterThanOrEqualTo(31);
        assertThat(columns.get(1).charset()).contains("utf8mb4");
        assertThat(columns.get(1).length()).isEqualTo(40);
        assertThat(columns.get(6).charset()).contains("binary");
        assertThat(columns.get(6).collation()).isEqualTo(63);
    }

    @Test
    void theFlagsOfEveryColumnAreTold() {
        List<ColumnMetadata> columns = select(connect(), "id, code, n, r, name, bytes, body");
        ColumnMetadata id = columns.get(0);
        ColumnMetadata code = columns.get(1);

        assertThat(columns).extracting(ColumnMetadata::isPrimaryKey).containsExactly(only(0));
        assertThat(columns).extracting(ColumnMetadata::isAutoIncrement).containsExactly(only(0));
        assertThat(columns).extracting(ColumnMetadata::isUniqueKey).containsExactly(only(1));
        assertThat(columns).extracting(ColumnMetadata::isZerofill).containsExactly(only(2));
        assertThat(columns).extracting(ColumnMetadata::isMultipleKey).containsExactly(only(3));
        assertThat(columns.subList(4, 7)).extracting(ColumnMetadata::isBinary).containsExactly(true, true, false);
        assertThat(code.isBinary()).isFalse();
        assertThat(columns)
                .extracting(ColumnMetadata::isNullable)
                .containsExactly(false, false, true, true, true, true, true);
        assertThat(columns)
                .extracting(ColumnMetadata::isUnsigned)
                .containsExactly(true, false, true, false, false, false, false);
        assertThat(id.flags() & 0x0223).isEqualTo(0x0223);
    }

    @Test
    void namesAreTheStatementsAndTheStoredOnes() {
        MySqlConnection connection = connect();
        create(connection);
        ColumnMetadata column = connection
                .query("SELECT t.id AS number FROM described t")
                .join()
                .columns()
                .get(0);

        assertThat(column.name()).isEqualTo("number");
        assertThat(column.originalName()).isEqualTo("id");
        assertThat(column.table()).isEqualTo("t");
        assertThat(column.originalTable()).isEqualTo("described");
        assertThat(column.schema()).isEqualTo(endpoint.server().database());
        assertThat(column.type()).isEqualTo(ColumnType.LONG);
    }

    @Test
    void anExpressionHasNoTable() {
        ColumnMetadata column =
                connect().query("SELECT 'abc' AS x").join().columns().get(0);

        assertThat(column.name()).isEqualTo("x");
        assertThat(column.originalName()).isEmpty();
        assertThat(column.table()).isEmpty();
        assertThat(column.originalTable()).isEmpty();
        assertThat(column.schema()).isEmpty();
        assertThat(column.displayLength()).isEqualTo(3);
        assertThat(connect().query("SELECT NULL").join().columns().get(0).typeName())
                .isEqualTo("NULL");
    }

    @Test
    void mariaDbNamesTheTypesThatHaveNoNumber() {
        if (endpoint.kind() != ServerKind.MARIADB) {
            assertThat(select(connect(), "doc").get(0).extendedFormat()).isEmpty();
            return;
        }
        MySqlConnection connection = connect();
        connection
                .query("CREATE TEMPORARY TABLE named (a UUID, b INET6, c JSON, d POINT, e INET4)")
                .join();
        List<ColumnMetadata> columns =
                connection.query("SELECT * FROM named").join().columns();

        assertThat(columns)
                .extracting(ColumnMetadata::typeName)
                .containsExactly("UUID", "INET6", "JSON", "GEOMETRY", "INET4");
        assertThat(columns)
                .extracting(ColumnMetadata::extendedType)
                .containsExactly("uuid", "inet6", "", "point", "inet4");
        assertThat(columns.get(2).extendedFormat()).isEqualTo("json");
    }

    @Test
    void withoutItsExtendedMetadataMariaDbsTypesAreText() {
        MySqlConnection connection = connect(options().capabilities(0, Capabilities.MARIADB_CLIENT_EXTENDED_METADATA));
        boolean mariaDb = endpoint.kind() == ServerKind.MARIADB;

        assertThat(select(connection, "doc").get(0).typeName()).isEqualTo(mariaDb ? "TEXT" : "JSON");
    }

    private static List<ColumnMetadata> select(MySqlConnection connection, String columns) {
        create(connection);
        return connection.query("SELECT " + columns + " FROM described").join().columns();
    }

    private static void create(MySqlConnection connection) {
        connection.query("CREATE TEMPORARY TABLE described (" + COLUMNS + ")").join();
    }

    private static Boolean[] only(int index) {
        Boolean[] all = {false, false, false, false, false, false, false};
        all[index] = true;
        return all;
    }
}
