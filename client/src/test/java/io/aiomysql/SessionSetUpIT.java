package io.aiomysql;

import static org.assertj.core.api.Assertions.assertThat;

import io.aiomysql.protocol.Capabilities;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The session is what the options say, whatever the server's defaults and its {@code init_connect} make of it. */
class SessionSetUpIT extends ServerTest {

    private static final String PASSWORD = "of the set-up";
    private static final String HOSTILE = "it's \\ \"quoted\" -- ü";

    private MySqlConnection admin;
    private String user;
    private String table;

    @BeforeEach
    void createAnAccountThatInitConnectIsRunFor() {
        admin = connect();
        user = Accounts.create(admin, endpoint.server().database(), PASSWORD);
        table = "su_" + admin.threadId();
        admin.query("CREATE TABLE " + table + " (v VARCHAR(99) CHARACTER SET utf8mb4, ts TIMESTAMP NULL)")
                .join();
    }

    @AfterEach
    void restoreTheServer() {
        admin.query("SET GLOBAL init_connect = ''").join();
        admin.query("SET GLOBAL autocommit = 1").join();
        admin.query("DROP TABLE IF EXISTS " + table).join();
        admin.query("DROP USER '" + user + "'@'%', '" + user + "'@'localhost'").join();
    }

    @Test
    void autocommitIsSetWhereTheServersDefaultIsOff() {
        admin.query("SET GLOBAL autocommit = 0").join();
        assertCommits(connect());
    }

    @Test
    void autocommitIsOffWhereTheServersDefaultIsOn() {
        MySqlConnection connection = connect(options().autocommit(false));
        assertThat(one(connection, "SELECT @@autocommit").getInt(0)).isZero();
        assertThat(connection.isAutocommit()).isFalse();
    }

    @Test
    void autocommitOfTheServerIsKnownIfTheOptionsLeaveItAlone() {
        admin.query("SET GLOBAL autocommit = 0").join();
        MySqlConnection connection = connect(options().autocommit(null));
        assertThat(connection.isAutocommit()).isFalse();
        assertThat(one(connection, "SELECT @@autocommit").getInt(0)).isZero();
    }

    @Test
    void autocommitIsSetAfterInitConnect() {
        initConnect("SET autocommit = 0");
        assertCommits(connect(account()));
        assertCommits(resetOf(connect(account())));
    }

    @Test
    void autocommitOfInitConnectIsKnownIfTheOptionsLeaveItAlone() {
        initConnect("SET autocommit = 0");
        assertThat(connect(account().autocommit(null)).isAutocommit()).isFalse();
    }

    @Test
    void characterSetsAreSetAfterInitConnect() {
        initConnect("SET NAMES latin1");
        assertReadsText(connect(account()));
        assertReadsText(connect(account().statementMode(StatementMode.TEXT)));
    }

    @Test
    void theSqlModeOfInitConnectIsKnown() {
        for (String mode : new String[] {"ANSI_QUOTES", "NO_BACKSLASH_ESCAPES", "ANSI_QUOTES,NO_BACKSLASH_ESCAPES"}) {
            initConnect("SET sql_mode = '" + mode + "'");
            for (StatementMode sent : StatementMode.values()) {
                MySqlConnection connection = connect(account().statementMode(sent));
                assertThat(one(connection, "SELECT @@sql_mode").getString(0).split(","))
                        .contains(mode.split(","));
                assertReadsText(connection);
                String quoted = mode.contains("ANSI_QUOTES") ? "SELECT 1 AS \"?\", ? AS v" : "SELECT \"?\", ? AS v";
                assertThat(connection.query(quoted, HOSTILE).join().single().getString("v"))
                        .isEqualTo(HOSTILE);
            }
        }
    }

    @Test
    void theSqlModeOfTheOptionsCountsAfterInitConnect() {
        initConnect("SET sql_mode = 'NO_BACKSLASH_ESCAPES,ANSI_QUOTES'");
        MySqlConnection connection = connect(account().sqlMode("").statementMode(StatementMode.TEXT));
        assertThat(one(connection, "SELECT @@sql_mode").getString(0)).isEmpty();
        assertReadsText(connection);
    }

    @Test
    void theTimeZoneIsSetAfterInitConnect() {
        initConnect("SET time_zone = '+05:00'");
        Instant point = Instant.parse("2024-07-01T12:00:00Z");
        MySqlConnection connection = connect(account().timeZone(ZoneOffset.UTC));
        connection.query("INSERT INTO " + table + " (ts) VALUES (?)", point).join();
        Row row = one(connection, "SELECT ts, UNIX_TIMESTAMP(ts) FROM " + table);
        assertThat(row.get(0, Instant.class)).isEqualTo(point);
        assertThat(row.getLong(1)).isEqualTo(point.getEpochSecond());
    }

    @Test
    void theDatabaseIsThatOfTheOptionsAfterInitConnect() {
        String database = endpoint.server().database();
        initConnect("USE information_schema");
        MySqlConnection connection = connect(account());
        assertIsIn(connection, database);
        assertIsIn(resetOf(connection), database);
        assertIsIn(connect(account().capabilities(0, Capabilities.CLIENT_CONNECT_WITH_DB)), database);
        assertIsIn(connect(account().capabilities(0, Capabilities.CLIENT_SESSION_TRACK)), database);
    }

    @Test
    void theDatabaseOfInitConnectStaysAndIsKnownWhereTheOptionsSelectNone() {
        initConnect("USE information_schema");
        MySqlConnection connection = connect(ConnectOptions.builder()
                .host(endpoint.server().host())
                .port(endpoint.server().port())
                .sslMode(SslMode.DISABLED)
                .transport(endpoint.transport())
                .user(user)
                .password(PASSWORD));
        assertIsIn(connection, "information_schema");
        assertIsIn(resetOf(connection), "information_schema");
    }

    @Test
    void theDatabaseOfInitCommandCountsAfterThatOfTheOptions() {
        String database = endpoint.server().database();
        initConnect("USE information_schema");
        assertIsIn(connect(account().initCommand("SET @a = 1")), database);
        initConnect("USE " + database);
        assertIsIn(connect(account().initCommand("USE information_schema")), "information_schema");
    }

    @Test
    void theDatabaseOfTheOptionsIsFoundInTheCharacterSetOfInitConnect() {
        String database = "zoë_" + admin.threadId();
        admin.query("CREATE DATABASE `" + database + "`").join();
        try {
            admin.query("GRANT ALL ON `" + database + "`.* TO '" + user + "'@'%'")
                    .join();
            admin.query("GRANT ALL ON `" + database + "`.* TO '" + user + "'@'localhost'")
                    .join();
            initConnect("SET NAMES latin1; USE information_schema");
            assertIsIn(connect(account().database(database)), database);
            assertIsIn(connect(account().database(database).initCommand("SET @a = 1")), database);
        } finally {
            admin.query("DROP DATABASE `" + database + "`").join();
        }
    }

    @Test
    void noTransactionOfInitConnectIsLeftOpen() {
        for (String left : new String[] {
            "BEGIN",
            "SET autocommit = 0; INSERT INTO " + table + " (v) VALUES ('of init_connect')",
            "START TRANSACTION WITH CONSISTENT SNAPSHOT"
        }) {
            initConnect(left);
            for (Boolean autocommit : new Boolean[] {true, false, null}) {
                assertBeginsWithoutTransaction(account().autocommit(autocommit));
                assertBeginsWithoutTransaction(account().autocommit(autocommit).initCommand("SET @a = 1"));
            }
        }
    }

    @Test
    void noTransactionIsLeftOpenWhereEachEndBeginsTheNext() {
        initConnect("SET completion_type = CHAIN; BEGIN; INSERT INTO " + table + " (v) VALUES ('of init_connect')");
        assertBeginsWithoutTransaction(account());
        initConnect("SET completion_type = CHAIN");
        ConnectOptionsBuilder withCommand =
                account().initCommand("INSERT INTO " + table + " (v) VALUES ('of initCommand')");
        assertThat(connect(withCommand).isInTransaction()).isFalse();
    }

    @Test
    void aStateInUtf16DoesNotEndTheOpening() {
        for (String charset : new String[] {"utf16", "utf32", "latin1"}) {
            String command = "SET character_set_results = " + charset;
            assertThat(connect(account().initCommand(command)).isClosed()).isFalse();
            assertThat(connect(account().initCommand(command).capabilities(0, Capabilities.CLIENT_SESSION_TRACK))
                            .isClosed())
                    .isFalse();
        }
    }

    private void assertBeginsWithoutTransaction(ConnectOptionsBuilder options) {
        MySqlConnection connection = connect(options);
        assertThat(connection.isInTransaction()).isFalse();
        connection.query("INSERT INTO " + table + " (v) VALUES ('kept')").join();
        connection.commit().join();
        assertThat(one(admin, "SELECT COUNT(*) FROM " + table + " WHERE v = 'kept'")
                        .getInt(0))
                .isEqualTo(1);
        admin.query("DELETE FROM " + table).join();
        connection.closeGracefully().join();
    }

    private static void assertIsIn(MySqlConnection connection, String database) {
        assertThat(connection.database()).contains(database);
        assertThat(one(connection, "SELECT DATABASE()").getString(0)).isEqualTo(database);
    }

    @Test
    void aServerThatWasToldNotToReportIsToldToReport() {
        initConnect("SET session_track_schema = 0, session_track_system_variables = ''");
        MySqlConnection connection = connect(account().statementMode(StatementMode.TEXT));
        connection.query("USE information_schema").join();
        assertThat(connection.database()).contains("information_schema");
        connection.query("SET sql_mode = 'ANSI_QUOTES'").join();
        assertThat(connection
                        .query("SELECT 1 AS \"?\", ? AS v", HOSTILE)
                        .join()
                        .single()
                        .getString("v"))
                .isEqualTo(HOSTILE);
    }

    private void initConnect(String sql) {
        admin.query("SET GLOBAL init_connect = ?", sql).join();
    }

    private ConnectOptionsBuilder account() {
        return options().user(user).password(PASSWORD);
    }

    private static MySqlConnection resetOf(MySqlConnection connection) {
        connection.reset().join();
        return connection;
    }

    private void assertCommits(MySqlConnection connection) {
        assertThat(connection.isAutocommit()).isTrue();
        assertThat(one(connection, "SELECT @@autocommit").getInt(0)).isEqualTo(1);
        connection.query("INSERT INTO " + table + " (v) VALUES ('kept')").join();
        assertThat(connection.isInTransaction()).isFalse();
        connection.closeGracefully().join();
        assertThat(one(admin, "SELECT COUNT(*) FROM " + table).getInt(0)).isPositive();
        admin.query("DELETE FROM " + table).join();
    }

    private void assertReadsText(MySqlConnection connection) {
        assertThat(connection.query("SELECT ? AS v", HOSTILE).join().single().getString("v"))
                .isEqualTo(HOSTILE);
        connection.query("INSERT INTO " + table + " (v) VALUES (?)", HOSTILE).join();
        assertThat(one(admin, "SELECT v FROM " + table + " LIMIT 1").getString(0))
                .isEqualTo(HOSTILE);
        admin.query("DELETE FROM " + table).join();
    }
}
