package io.aiomysql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** After an error, {@code isInTransaction()} is true where the server may have a transaction open, and never false where it has. */
class TransactionStateIT extends ServerTest {

    private MySqlConnection admin;
    private String parent;
    private String child;

    @BeforeEach
    void createTables() {
        admin = connect();
        parent = "ts_parent_" + admin.threadId();
        child = "ts_child_" + admin.threadId();
        admin.query("CREATE TABLE " + parent + " (id INT PRIMARY KEY) ENGINE=InnoDB")
                .join();
        admin.query("CREATE TABLE " + child + " (id INT, parent INT, FOREIGN KEY (parent) REFERENCES " + parent
                        + " (id)) ENGINE=InnoDB")
                .join();
        admin.query("CREATE PROCEDURE " + parent + "_p() BEGIN START TRANSACTION; INSERT INTO " + parent
                        + " VALUES (7); SELECT no_such_column; END")
                .join();
    }

    @AfterEach
    void dropThem() {
        // A transaction that a test has left open would keep the tables.
        closeConnections();
        admin = connect();
        admin.query("DROP PROCEDURE IF EXISTS " + parent + "_p").join();
        admin.query("DROP TABLE IF EXISTS " + child + ", " + parent).join();
    }

    @Test
    void aFirstStatementThatFailsMayHaveOpenedOne() {
        MySqlConnection connection = connect(options().autocommit(false));
        assertThat(connection.isInTransaction()).isFalse();
        assertFails(connection.query("INSERT INTO " + child + " VALUES (1, ?)", 99));
        assertOpenUntilRollback(connection);
    }

    @Test
    void theNextAnswerTells() {
        MySqlConnection connection = connect(options().autocommit(false));
        assertFails(connection.query("SELEC 1"));
        assertThat(connection.isInTransaction()).isTrue();
        connection.query("DO 0").join();
        assertThat(connection.isInTransaction()).isFalse();
        assertOpenOnTheServer(connection, false);
    }

    @Test
    void withAutocommitAnErrorOpensNone() {
        MySqlConnection connection = connect();
        assertFails(connection.query("INSERT INTO " + child + " VALUES (1, ?)", 99));
        assertThat(connection.isInTransaction()).isFalse();
        assertOpenOnTheServer(connection, false);
    }

    @Test
    void aProcedureThatFailsMayHaveOpenedOneInSpiteOfAutocommit() {
        MySqlConnection connection = connect();
        assertFails(connection.query("CALL " + parent + "_p()"));
        assertOpenUntilRollback(connection);
    }

    @Test
    void anErrorWithinOneLeavesItOpen() {
        MySqlConnection connection = connect();
        connection.begin().join();
        assertFails(connection.query("INSERT INTO " + child + " VALUES (1, ?)", 99));
        assertThat(connection.isInTransaction()).isTrue();
        connection.commit().join();
        assertThat(connection.isInTransaction()).isFalse();
    }

    @Test
    void aResetEndsIt() {
        MySqlConnection connection = connect(options().autocommit(false));
        assertFails(connection.query("INSERT INTO " + child + " VALUES (1, ?)", 99));
        connection.reset().join();
        assertThat(connection.isInTransaction()).isFalse();
        assertOpenOnTheServer(connection, false);
    }

    private void assertOpenUntilRollback(MySqlConnection connection) {
        assertThat(connection.isInTransaction()).isTrue();
        assertOpenOnTheServer(connection, true);

        connection.rollback().join();
        assertThat(connection.isInTransaction()).isFalse();
        assertOpenOnTheServer(connection, false);
    }

    /** The server makes its table of transactions again only if nobody has read it for 0.1 s. */
    private void assertOpenOnTheServer(MySqlConnection connection, boolean open) {
        admin.query("DO SLEEP(0.15)").join();
        String sql = "SELECT COUNT(*) FROM information_schema.innodb_trx WHERE trx_mysql_thread_id = "
                + connection.threadId();
        assertThat(one(admin, sql).getInt(0)).isEqualTo(open ? 1 : 0);
    }

    private static void assertFails(CompletableFuture<?> failing) {
        assertThatExceptionOfType(CompletionException.class)
                .isThrownBy(failing::join)
                .withCauseInstanceOf(MySqlServerException.class);
    }
}
