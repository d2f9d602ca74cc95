package io.aiomysql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.aiomysql.testkit.server.ServerKind;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What options do on real servers. */
class OptionsIT extends ServerTest {

    private static final String ALL = "é中😀 ' \\";

    @TempDir
    Path folder;

    @Test
    void theCharsetIsThatOfResultsAlone() {
        for (StatementMode mode : StatementMode.values()) {
            for (String charset : new String[] {"latin1", "utf8mb3", "koi8r", "ascii", "euckr"}) {
                MySqlConnection connection =
                        connect(options().charset(charset).statementMode(mode).collation("utf8mb4_bin"));
                assertIs(connection, charset);
                assertSendsAllCharacters(connection);
                connection.reset().join();
                assertIs(connection, charset);
                connection.close();
            }
        }
    }

    private static void assertIs(MySqlConnection connection, String charset) {
        Row variables = one(
                connection, "SELECT @@character_set_results, @@character_set_client, @@collation_connection, 'plain'");
        assertThat(variables.getString(0)).isEqualTo(charset);
        assertThat(variables.getString(1)).isEqualTo("utf8mb4");
        assertThat(variables.getString(2)).isEqualTo("utf8mb4_bin");
        assertThat(variables.getString(3)).isEqualTo("plain");
        assertThat(connection.charset()).isEqualTo(charset);
    }

    private static void assertSendsAllCharacters(MySqlConnection connection) {
        connection
                .query("CREATE TEMPORARY TABLE sent (v VARCHAR(99) CHARACTER SET utf8mb4)")
                .join();
        connection.query("INSERT INTO sent VALUES (?)", ALL).join();
        connection.query("INSERT INTO sent VALUES ('é中😀 '' \\\\')").join();
        String hex = HexFormat.of().withUpperCase().formatHex(ALL.getBytes(StandardCharsets.UTF_8));
        assertThat(connection.queryAs(String.class, "SELECT HEX(v) FROM sent").join())
                .containsExactly(hex, hex);
    }

    @Test
    void textArrivesInTheCharset() {
        MySqlConnection connection = connect(options().charset("Latin1").rawText(true));
        Row row = one(connection, "SELECT 'é', '中'");

        assertThat(row.getString(0)).isEqualTo("é");
        assertThat((byte[]) row.get(0)).containsExactly(0xE9);
        assertThat(row.getString(1)).isEqualTo("?");
        assertThat(connection.encoding()).contains(Charset.forName("windows-1252"));
    }

    @Test
    void utf8IsAllOfUnicode() {
        MySqlConnection connection = connect(options().charset("UTF8"));

        assertThat(connection.charset()).isEqualTo("utf8mb4");
        assertThat(connection.encoding()).contains(StandardCharsets.UTF_8);
        assertThat(one(connection, "SELECT '😀'").getString(0)).isEqualTo("😀");
    }

    @Test
    void theCharsetCanBeChanged() {
        MySqlConnection connection = connect(options().collation("utf8mb4_bin"));
        connection.setCharset("latin1").join();
        assertIs(connection, "latin1");
        assertThat(one(connection, "SELECT '中', 'é'").getString(1)).isEqualTo("é");
        assertSendsAllCharacters(connection);

        connection.query("SET NAMES latin2").join();
        connection.setCharset("utf8").join();
        assertIs(connection, "utf8mb4");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> connection.setCharset("gbk"))
                .withMessageContaining("backslash");
    }

    @Test
    void rawTextIsBytesWhereNoTypeIsAskedFor() {
        for (StatementMode mode : StatementMode.values()) {
            MySqlConnection connection = connect(options().rawText(true).statementMode(mode));
            connection
                    .query(
                            "CREATE TEMPORARY TABLE raw (c CHAR(9), v VARCHAR(9), t TEXT, e ENUM('é'), s SET('é'), j JSON,"
                                    + " i INT, d DATE, b VARBINARY(9)) CHARACTER SET latin1")
                    .join();
            connection
                    .query(
                            "INSERT INTO raw VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                            "é",
                            "é",
                            "é",
                            "é",
                            "é",
                            "\"é\"",
                            1,
                            LocalDate.EPOCH,
                            new byte[] {1})
                    .join();
            Row row = connection
                    .query("SELECT c, v, t, e, s, j, i, d, b FROM raw WHERE i = ?", 1)
                    .join()
                    .single();
            for (int column = 0; column < 5; column++) {
                assertThat((byte[]) row.get(column)).isEqualTo("é".getBytes(StandardCharsets.UTF_8));
                assertThat(row.getString(column)).isEqualTo("é");
            }
            assertThat((byte[]) row.get(5)).isEqualTo("\"é\"".getBytes(StandardCharsets.UTF_8));
            assertThat(row.toMap().get("v")).isInstanceOf(byte[].class);
            assertThat(row.get(6)).isEqualTo(1);
            assertThat(row.get(7)).isEqualTo(LocalDate.EPOCH);
            assertThat((byte[]) row.get(8)).containsExactly(1);
        }
        assertThat(one(connect(), "SELECT 'text'").get(0)).isEqualTo("text");
    }

    @Test
    void attributesAreShownByTheServerUnlessTheyAreSwitchedOff() {
        assumeAttributes();
        assertThat(attributes(connect(options()
                        .programName("shop")
                        .connectionAttribute("team", "söll")
                        .connectionAttribute("empty", ""))))
                .containsEntry("_client_name", "aiomysql-java")
                .containsEntry("program_name", "shop")
                .containsEntry("team", "söll");
        assertThat(attributes(connect(options().connectionAttributes(false).programName("shop"))))
                .doesNotContainKeys("_client_name", "program_name", "_pid");
    }

    @Test
    void attributesThatAreTooLongAreCutAndRefuseNoConnection() {
        for (int length : new int[] {180, 250, 255, 256, 65_000, 65_535, 100_000}) {
            MySqlConnection connection = connect(options()
                    .programName("p".repeat(length))
                    .connectionAttribute("n".repeat(32), "é".repeat(length))
                    .connectionAttribute("last", "x"));
            assertThat(one(connection, "SELECT 1").getInt(0)).isEqualTo(1);
            if (length == 180) {
                connection.reset().join();
            }
            connection.close();
        }
    }

    private void assumeAttributes() {
        int on = one(connect(), "SELECT @@performance_schema").getInt(0);
        Assumptions.assumeTrue(on == 1, "the server keeps no attributes: performance_schema is off");
        assertThat(endpoint.kind()).isIn((Object[]) ServerKind.values());
    }

    private static Map<String, String> attributes(MySqlConnection connection) {
        Map<String, String> attributes = new LinkedHashMap<>();
        connection
                .query("SELECT ATTR_NAME, ATTR_VALUE FROM performance_schema.session_connect_attrs"
                        + " WHERE PROCESSLIST_ID = CONNECTION_ID()")
                .join()
                .rows()
                .forEach(row -> attributes.put(row.getString(0), row.getString(1)));
        return attributes;
    }

    @Test
    void aConnectionIsOpenedByAnOptionFile() throws IOException {
        ConnectOptions known = options().build();
        Path file = folder.resolve("my.cnf");
        Files.writeString(
                file,
                "[client]\nhost=nowhere.invalid\nuser=nobody\n[test]\nhost="
                        + endpoint.server().host() + "\nport="
                        + endpoint.server().port() + "\nuser=\"" + known.user() + "\"\npassword=\""
                        + endpoint.server().password() + "\"\ndatabase="
                        + endpoint.server().database()
                        + "\ninit-command=\"SET @of_file = 'it''s #1'\"\n");
        MySqlConnection connection =
                connect(ConnectOptions.parse(
                        "mysql://?defaultsGroup=test&transport=" + endpoint.transport() + "&defaultsFile=" + file)
                        .toBuilder());

        assertThat(one(connection, "SELECT @of_file").getString(0)).isEqualTo("it's #1");
        assertThat(connection.database()).contains(endpoint.server().database());
        assertThat(connection.user()).isEqualTo(known.user());
    }

    @Test
    void theConnectionTellsWhereItLeads() {
        MySqlConnection connection = connect();

        assertThat(connection.host()).isEqualTo(connection.options().host());
        assertThat(connection.port()).isEqualTo(connection.options().port());
        assertThat(connection.user()).isEqualTo(endpoint.server().user());
        Optional<Path> socket =
                endpoint.channel() == Endpoints.Channel.UNIX ? endpoint.server().unixSocket() : Optional.empty();
        assertThat(connection.unixSocket()).isEqualTo(socket);
    }

    @Test
    void aConnectionShowsNoValueOfItsOptions() {
        MySqlConnection connection = connect(options()
                .connectionAttribute("team", "Zxq7Marker")
                .programName("Zxq7Marker")
                .initCommand("SET @secret = 'Zxq7Marker'"));

        assertThat(connection.toString()).doesNotContain("Zxq7Marker").contains(connection.user());
    }
}
