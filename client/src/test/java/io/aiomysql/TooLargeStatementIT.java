package io.aiomysql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Statements that are larger than the server's max_allowed_packet. */
class TooLargeStatementIT extends ServerTest {

    @Test
    void theSizeAndTheLimitToRaiseAreNamed() throws Exception {
        MySqlConnection admin = connect();
        long before = one(admin, "SELECT @@global.max_allowed_packet").getLong(0);
        admin.query("SET GLOBAL max_allowed_packet = 1048576").join();
        try {
            MySqlConnection connection = connect();
            String sql = "SELECT LENGTH('" + "x".repeat(3_000_000) + "')";

            MySqlServerException refusal = refusal(connection.query(sql));

            assertThat(refusal.code()).isEqualTo(1153);
            assertThat(refusal).hasMessageContaining("max_allowed_packet");
            assertThat(refusal.serverMessage()).contains(String.valueOf(sql.length() + 1));
        } finally {
            admin.query("SET GLOBAL max_allowed_packet = " + before).join();
        }
    }

    /** The refusal itself or, where the server numbers it as no answer, the cause of the end. */
    private static MySqlServerException refusal(CompletableFuture<QueryResult> answer) throws Exception {
        try {
            answer.get(60, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            Throwable failure = e.getCause();
            return (MySqlServerException) (failure instanceof MySqlServerException ? failure : failure.getCause());
        }
        throw new AssertionError("the statement was not refused");
    }
}
