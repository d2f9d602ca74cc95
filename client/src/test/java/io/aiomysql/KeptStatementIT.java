package io.aiomysql;

import static io.aiomysql.internal.memory.Outcomes.ignore;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Statements that are kept belong to the database in which they were prepared, however it changes. */
class KeptStatementIT extends ServerTest {

    private static final String SQL = "SELECT v FROM u WHERE id = ?";

    private MySqlConnection admin;
    private String a;
    private String b;

    @BeforeEach
    void createTwoDatabases() {
        admin = connect();
        a = "kept_a_" + admin.threadId();
        b = "kept_b_" + admin.threadId();
        for (String database : List.of(a, b)) {
            String letter = database.equals(a) ? "A" : "B";
            admin.query("CREATE DATABASE " + database).join();
            admin.query("CREATE TABLE " + database + ".u (id INT PRIMARY KEY, v VARCHAR(9))")
                    .join();
            admin.query("INSERT INTO " + database + ".u VALUES (1, '" + letter + "')")
                    .join();
            admin.query("CREATE VIEW " + database + ".w AS SELECT id, CONCAT(v, v) v FROM " + database + ".u")
                    .join();
        }
    }

    @AfterEach
    void dropThem() {
        admin.query("DROP DATABASE IF EXISTS " + a).join();
        admin.query("DROP DATABASE IF EXISTS " + b).join();
    }

    @Test
    void useIsFollowed() {
        MySqlConnection connection = connectToA(options -> options);
        for (String database : List.of(a, b, a, b)) {
            connection.query("USE " + database).join();
            assertThat(text(connection.query(SQL, 1))).isEqualTo(letter(database));
            assertThat(text(connection.query("SELECT v FROM w WHERE id = ?", 1)))
                    .isEqualTo(letter(database).repeat(2));
            assertThat(text(connection.query("SELECT CONCAT(DATABASE(), ?)", "!")))
                    .isEqualTo(database + "!");
        }
    }

    @Test
    void selectDatabaseIsFollowed() {
        MySqlConnection connection = connectToA(options -> options);
        for (String database : List.of(a, b, a, b)) {
            connection.selectDatabase(database).join();
            assertThat(text(connection.query(SQL, 1))).isEqualTo(letter(database));
        }
    }

    @Test
    void soAreBothWhenNobodyWaitsForThem() {
        MySqlConnection connection = connectToA(options -> options);
        CompletableFuture<QueryResult> first = connection.query(SQL, 1);
        ignore(connection.query("USE " + b));
        CompletableFuture<QueryResult> second = connection.query(SQL, 1);
        ignore(connection.selectDatabase(a));
        CompletableFuture<QueryResult> third = connection.query(SQL, 1);
        ignore(connection.query("/* a comment */ use " + b));
        CompletableFuture<QueryResult> fourth = connection.query(SQL, 1);

        assertThat(List.of(text(first), text(second), text(third), text(fourth)))
                .containsExactly("A", "B", "A", "B");
    }

    @Test
    void useInsideSeveralStatementsIsFollowed() {
        MySqlConnection connection = connectToA(options -> options);
        assertThat(text(connection.query(SQL, 1))).isEqualTo("A");
        ignore(connection.query("SELECT 1; USE " + b));
        assertThat(text(connection.query(SQL, 1))).isEqualTo("B");
        ignore(connection.query("USE " + a + "; SELECT no_such_column"));
        assertThat(text(connection.query(SQL, 1))).isEqualTo("A");
    }

    @Test
    void changesGoToTheDatabaseOfTheirTurn() {
        MySqlConnection connection = connectToA(options -> options);
        for (String database : List.of(a, b)) {
            ignore(connection.query("USE " + database));
            ignore(connection.query("UPDATE u SET v = CONCAT(v, ?)", database.equals(a) ? "1" : "2"));
            ignore(connection.query("INSERT INTO u VALUES (?, ?)", 2, database.equals(a) ? "new A" : "new B"));
            connection.query("DELETE FROM u WHERE id = ?", 3).join();
        }

        assertThat(texts("SELECT v FROM " + a + ".u ORDER BY id")).containsExactly("A1", "new A");
        assertThat(texts("SELECT v FROM " + b + ".u ORDER BY id")).containsExactly("B2", "new B");
    }

    @Test
    void aServerThatDoesNotTrackTheSchemaIsFollowedToo() {
        MySqlConnection connection = connectToA(options -> options);
        connection.query("SET session_track_schema = OFF").join();
        for (String database : List.of(a, b, a)) {
            connection.query("USE " + database).join();
            assertThat(text(connection.query(SQL, 1))).isEqualTo(letter(database));
        }
        assertThat(connection.database()).isEmpty();
        ignore(connection.selectDatabase(b));
        assertThat(text(connection.query(SQL, 1))).isEqualTo("B");
        assertThat(connection.database()).contains(b);
    }

    @Test
    void soIsOneWhoseTrackingTheClientDoesNotUnderstand() {
        MySqlConnection connection =
                connectToA(options -> options.capabilities(0, io.aiomysql.protocol.Capabilities.CLIENT_SESSION_TRACK));
        assertThat(connection.database()).contains(a);
        for (String database : List.of(a, b, a)) {
            ignore(connection.query("USE " + database));
            assertThat(text(connection.query(SQL, 1))).isEqualTo(letter(database));
        }
        assertThat(connection.database()).isEmpty();
    }

    @Test
    void aDroppedDatabaseIsNoneAndOneOfTheSameNameIsAnother() {
        MySqlConnection connection = connectToA(options -> options);
        assertThat(text(connection.query(SQL, 1))).isEqualTo("A");
        connection.query("DROP DATABASE " + a).join();
        assertThatExceptionOfType(java.util.concurrent.CompletionException.class)
                .isThrownBy(() -> connection.query(SQL, 1).join())
                .withCauseInstanceOf(MySqlServerException.class);

        connection.query("CREATE DATABASE " + a).join();
        connection.query("USE " + a).join();
        connection.query("CREATE TABLE u (id INT, v VARCHAR(9))").join();
        connection.query("INSERT INTO u VALUES (1, 'again')").join();
        assertThat(text(connection.query(SQL, 1))).isEqualTo("again");
    }

    @Test
    void aStatementOfTheUsersStaysInItsDatabase() {
        MySqlConnection connection = connectToA(options -> options);
        try (PreparedStatement statement = connection.prepare(SQL).join()) {
            connection.query("USE " + b).join();
            assertThat(text(statement.execute(1))).isEqualTo("A");

            connection.reset().join();
            connection.query("USE " + b).join();
            assertThatExceptionOfType(java.util.concurrent.CompletionException.class)
                    .isThrownBy(() -> statement.execute(1).join())
                    .withCauseInstanceOf(IllegalStateException.class)
                    .withMessageContaining("prepare it again");
            connection.query("USE " + a).join();
            assertThat(text(statement.execute(1))).isEqualTo("A");
        }
    }

    @Test
    void statementsOfADatabaseAreKeptWhileAnotherIsUsed() {
        MySqlConnection connection = connectToA(options -> options);
        long before = prepared(connection);
        for (String database : List.of(a, b, a, b, a, b)) {
            connection.query("USE " + database).join();
            assertThat(text(connection.query(SQL, 1))).isEqualTo(letter(database));
        }
        assertThat(prepared(connection) - before).isEqualTo(2);
    }

    private MySqlConnection connectToA(UnaryOperator<ConnectOptionsBuilder> change) {
        return connect(change.apply(options().database(a).allowMultiStatements(true)));
    }

    private String letter(String database) {
        return database.equals(a) ? "A" : "B";
    }

    private List<String> texts(String sql) {
        return admin.query(sql).join().map(row -> row.getString(0));
    }

    private static String text(CompletableFuture<QueryResult> result) {
        return result.join().single().getString(0);
    }

    private static long prepared(MySqlConnection connection) {
        Row row = one(connection, "SHOW SESSION STATUS LIKE 'Com_stmt_prepare'");
        return Long.parseLong(row.getString(1));
    }
}
