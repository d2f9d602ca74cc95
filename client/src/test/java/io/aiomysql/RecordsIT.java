package io.aiomysql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class RecordsIT extends ServerTest {

    /** As the rows are. */
    public record Planet(long id, String fullName) {}

    @Test
    void rowsBecomeRecords() {
        assertThat(connect()
                        .queryAs(
                                Planet.class,
                                "SELECT ? AS id, ? AS full_name UNION ALL SELECT 2, NULL ORDER BY id",
                                1,
                                "Mercury")
                        .join())
                .containsExactly(new Planet(1, "Mercury"), new Planet(2, null));
    }

    @Test
    void aRowThatDoesNotFitFailsTheFutureAndNothingElse() {
        MySqlConnection connection = connect();
        CompletableFuture<?> wrong = connection.queryAs(Planet.class, "SELECT NULL AS id, 'x' AS full_name");

        assertThatThrownBy(wrong::join).hasCauseInstanceOf(MySqlConversionException.class);
        assertThatThrownBy(() -> connection
                        .queryAs(Planet.class, "SELECT nothing FROM nowhere")
                        .join())
                .hasCauseInstanceOf(MySqlServerException.class);
        assertThat(one(connection, "SELECT 1").getInt(0)).isEqualTo(1);
    }

    @Test
    void oneRowAndOneValueAreReadInBothProtocols() {
        MySqlConnection connection = connect();
        Query named =
                Query.of("SELECT :id AS id, :name AS full_name").bind("id", 1).bind("name", "Mercury");

        assertThat(connection.queryOne(Planet.class, named).join()).contains(new Planet(1, "Mercury"));
        assertThat(connection.queryOne(Planet.class, named.bind("id", 2)).join())
                .contains(new Planet(2, "Mercury"));
        assertThat(connection
                        .queryOne(Planet.class, "SELECT 1 AS id, 'x' AS full_name FROM DUAL WHERE 1 = 0")
                        .join())
                .isEmpty();
        assertThat(connection
                        .queryValue(long.class, "SELECT COUNT(*) FROM (SELECT 1 UNION SELECT 2) t")
                        .join())
                .isEqualTo(2);
        assertThat(connection
                        .queryValue(String.class, "SELECT CONCAT('a', ?)", "b")
                        .join())
                .isEqualTo("ab");
        assertThat(connection
                        .queryValue(LocalDate.class, "SELECT CAST(? AS DATE)", (Object[]) null)
                        .join())
                .isNull();
        assertThat(connection
                        .queryAs(Integer.class, "SELECT 1 UNION ALL SELECT NULL")
                        .join())
                .isEqualTo(Arrays.asList(1, null));
    }

    @Test
    void resultsOfTheWrongSizeFailTheFuture() {
        MySqlConnection connection = connect();

        assertThatThrownBy(() -> connection
                        .queryOne(int.class, "SELECT 1 UNION SELECT 2")
                        .join())
                .hasCauseInstanceOf(IllegalStateException.class)
                .hasMessageContaining("2 rows");
        assertThatThrownBy(() -> connection.queryValue(int.class, "SELECT 1, 2").join())
                .hasCauseInstanceOf(IllegalStateException.class)
                .hasMessageContaining("2 columns");
        assertThatThrownBy(() -> connection.queryValue(int.class, "SELECT NULL").join())
                .hasCauseInstanceOf(MySqlConversionException.class);
    }
}
