package io.aiomysql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class CursorIT extends ServerTest {

    @Test
    void rowsAreFetchedOneManyAndAll() {
        try (Cursor cursor = connect().cursor()) {
            assertThat(cursor.rowCount()).isEqualTo(-1);
            assertThat(cursor.execute(
                                    "SELECT 1 v UNION ALL SELECT 2 UNION ALL SELECT 3 UNION ALL SELECT 4 UNION ALL SELECT 5")
                            .join())
                    .isEqualTo(5);
            assertThat(cursor.description()).extracting(ColumnMetadata::name).containsExactly("v");
            assertThat(cursor.fetchOne().join().getInt(0)).isEqualTo(1);
            assertThat(cursor.rowNumber()).isEqualTo(1);
            assertThat(cursor.fetchMany().join()).hasSize(1);
            cursor.arraySize(2);
            assertThat(cursor.fetchMany().join())
                    .extracting(row -> row.getInt("v"))
                    .containsExactly(3, 4);
            assertThat(cursor.fetchAll().join()).hasSize(1);
            assertThat(cursor.fetchOne().join()).isNull();
            assertThat(cursor.fetchAll().join()).isEmpty();
            assertThat(cursor.lastRowId()).isEmpty();
        }
    }

    @Test
    void aStatementWithoutRowsHasCountAndRowId() {
        try (Cursor cursor = connect().cursor()) {
            cursor.execute("CREATE TEMPORARY TABLE t (id INT PRIMARY KEY AUTO_INCREMENT, v INT)")
                    .join();
            assertThat(cursor.execute("INSERT INTO t (v) VALUES (1),(2)").join())
                    .isEqualTo(2);
            assertThat(cursor.lastRowId()).hasValue(1);
            assertThat(cursor.description()).isEmpty();
            assertThat(cursor.fetchOne().join()).isNull();
            assertThat(cursor.fetchAll().join()).isEmpty();
        }
    }

    @Test
    void theNextSetIsReached() {
        try (Cursor cursor = connect(options().allowMultiStatements(true)).cursor()) {
            cursor.execute("SELECT 1; COMMIT; SELECT 2").join();
            assertThat(cursor.fetchAll().join()).hasSize(1);
            assertThat(cursor.nextSet().join()).isTrue();
            assertThat(cursor.description()).isEmpty();
            assertThat(cursor.nextSet().join()).isTrue();
            assertThat(cursor.fetchOne().join().getInt(0)).isEqualTo(2);
            assertThat(cursor.nextSet().join()).isFalse();
        }
    }

    @Test
    void anErrorInALaterStatementWaitsForNextSet() {
        try (Cursor cursor = connect(options().allowMultiStatements(true)).cursor()) {
            cursor.execute("SELECT 1; SELECT nonsense; SELECT 3").join();
            assertThat(cursor.fetchOne().join().getInt(0)).isEqualTo(1);
            assertThatThrownBy(() -> cursor.nextSet().join()).hasCauseInstanceOf(MySqlServerException.class);
            assertThat(cursor.nextSet().join()).isFalse();
            cursor.execute("SELECT 4").join();
            assertThat(cursor.fetchOne().join().getInt(0)).isEqualTo(4);
        }
    }

    @Test
    void twoCursorsOfOneConnectionDoNotDisturbEachOther() {
        MySqlConnection connection = connect(options().allowMultiStatements(true));
        try (Cursor one = connection.cursor();
                Cursor other = connection.cursor()) {
            one.execute("SELECT 1; SELECT 2").join();
            other.execute("SELECT 3").join();
            assertThat(one.nextSet().join()).isTrue();
            assertThat(one.fetchOne().join().getInt(0)).isEqualTo(2);
            assertThat(other.fetchOne().join().getInt(0)).isEqualTo(3);
        }
    }

    @Test
    void fetchingNeedsAnExecuteAndAnOpenCursor() {
        Cursor cursor = connect().cursor();
        assertThatThrownBy(cursor::fetchOne).isInstanceOf(IllegalStateException.class);
        cursor.close();
        cursor.close();
        assertThatThrownBy(() -> cursor.execute("SELECT 1")).isInstanceOf(IllegalStateException.class);
        assertThat(cursor.isClosed()).isTrue();
    }
}
