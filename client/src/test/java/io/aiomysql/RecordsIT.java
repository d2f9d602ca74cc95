package io.aiomysql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class RecordsIT extends ServerTest {

    /** As the rows are. */
    public record Planet(long id, String fullName) {}

    @Test
    void rowsBecomeRecords() {
        assertThat(connect()
                        .query(
                                "SELECT ? AS id, ? AS full_name UNION ALL SELECT 2, NULL ORDER BY id",
                                Planet.class,
                                1,
                                "Mercury")
                        .join())
                .containsExactly(new Planet(1, "Mercury"), new Planet(2, null));
    }

    @Test
    void aRowThatDoesNotFitFailsTheFutureAndNothingElse() {
        MySqlConnection connection = connect();
        CompletableFuture<?> wrong = connection.query("SELECT NULL AS id, 'x' AS full_name", Planet.class);

        assertThatThrownBy(wrong::join).hasCauseInstanceOf(MySqlConversionException.class);
        assertThatThrownBy(() -> connection
                        .query("SELECT nothing FROM nowhere", Planet.class)
                        .join())
                .hasCauseInstanceOf(MySqlServerException.class);
        assertThat(one(connection, "SELECT 1").getInt(0)).isEqualTo(1);
    }
}
