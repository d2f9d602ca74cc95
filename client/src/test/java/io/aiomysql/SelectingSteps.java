package io.aiomysql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.CompletableFuture;

/** Statements that change nothing, and give a token that no other one gives. They may be cancelled. */
final class SelectingSteps {

    private static final int DISTINCT = 6;
    private static final int MOST_ROWS = 400;
    private static final int LARGE = 200_000;

    private final MySqlConnection connection;
    private final String procedure;
    private final Random random;
    private int tokens;

    SelectingSteps(MySqlConnection connection, String procedure, Random random) {
        this.connection = connection;
        this.procedure = procedure;
        this.random = random;
    }

    int token() {
        tokens++;
        return tokens;
    }

    ProgramStep step() {
        return switch (random.nextInt(9)) {
            case 0 -> literal();
            case 1, 2 -> byPosition(connection);
            case 3 -> byName();
            case 4 -> list();
            case 5 -> rows();
            case 6 -> large();
            case 7 -> elsewhere();
            default -> call();
        };
    }

    private ProgramStep literal() {
        int token = token();
        return one("literal", connection.query("SELECT " + token + ", 'l'"), token, "l");
    }

    private ProgramStep byPosition(MySqlConnection on) {
        int token = token();
        int kind = random.nextInt(DISTINCT);
        return one("position " + kind, on.query("SELECT ?, 'p" + kind + "'", token), token, "p" + kind);
    }

    private ProgramStep byName() {
        int token = token();
        int kind = random.nextInt(3);
        String sql = "SELECT :token, CONCAT(:text, '" + kind + "')";
        return one(
                "name " + kind,
                connection.query(Query.of(sql).bind("text", "n").bind("token", token)),
                token,
                "n" + kind);
    }

    private ProgramStep list() {
        int token = token();
        Integer[] list = new Integer[1 + random.nextInt(5)];
        Arrays.setAll(list, i -> i);
        String sql = "SELECT ?, IF(? IN (?), 'in', 'out')";
        String expected = random.nextBoolean() ? "in" : "out";
        int wanted = expected.equals("in") ? list.length - 1 : list.length;
        return one("list " + list.length, connection.query(sql, token, wanted, Arrays.asList(list)), token, expected);
    }

    private ProgramStep rows() {
        int token = token();
        int rows = 1 + random.nextInt(MOST_ROWS);
        String sql = "WITH RECURSIVE s AS (SELECT 1 n UNION ALL SELECT n + 1 FROM s WHERE n < ?) SELECT n, ? FROM s";
        CompletableFuture<QueryResult> future = connection.query(sql, rows, token);
        return ProgramStep.gives("rows " + rows, future, result -> {
                    assertThat(result.rows()).hasSize(rows);
                    for (int i = 0; i < rows; i++) {
                        assertThat(result.rows().get(i).getInt(0)).isEqualTo(i + 1);
                        assertThat(result.rows().get(i).getInt(1)).isEqualTo(token);
                    }
                })
                .cancelledBy(() -> future.cancel(false));
    }

    private ProgramStep large() {
        int token = token();
        String text = Character.toString('a' + random.nextInt(26)).repeat(random.nextInt(LARGE));
        return one("large " + text.length(), connection.query("SELECT ?, ?", token, text), token, text);
    }

    /** Submitted by another thread, at some time. */
    private ProgramStep elsewhere() {
        int token = token();
        int kind = random.nextInt(DISTINCT);
        return later(
                "elsewhere " + kind,
                CompletableFuture.supplyAsync(
                        () -> new Submitted(connection.query("SELECT ?, 'p" + kind + "'", token))),
                token,
                "p" + kind);
    }

    private ProgramStep call() {
        int token = token();
        CompletableFuture<QueryResult> future = connection.query("CALL " + procedure + "(?)", token);
        return ProgramStep.gives("call", future, result -> {
                    assertThat(result.results()).hasSize(3);
                    assertThat(result.rows().get(0).getInt(0)).isEqualTo(token);
                    assertThat(result.results().get(1).rows())
                            .extracting(row -> row.getInt(0))
                            .containsExactly(token + 1, token + 2);
                })
                .cancelledBy(() -> future.cancel(false));
    }

    /** One row with a token and a text. */
    private static ProgramStep one(String name, CompletableFuture<QueryResult> result, int token, String text) {
        return later(name, CompletableFuture.completedFuture(new Submitted(result)), token, text);
    }

    /** One row with a token and a text, of a statement that may be submitted later. */
    static ProgramStep later(String name, CompletableFuture<Submitted> submitted, int token, String text) {
        return ProgramStep.gives(name + " #" + token, submitted.thenCompose(Submitted::result), found -> {
                    assertThat(found.rows()).hasSize(1);
                    Row row = found.rows().get(0);
                    assertThat(row.size()).isEqualTo(2);
                    assertThat(row.getInt(0)).isEqualTo(token);
                    assertThat(row.getString(1)).isEqualTo(text);
                })
                .cancelledBy(Submitted.cancelling(submitted));
    }
}
