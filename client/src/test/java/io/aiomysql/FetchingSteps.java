package io.aiomysql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;

/** Cursors on the server that are opened, fetched from and closed while other statements run. */
final class FetchingSteps {

    private static final int MOST = 3;
    private static final int MOST_ROWS = 60;

    private final SelectingSteps selecting;
    private final Random random;
    private final List<Opened> cursors = new ArrayList<>();

    /** Those too that were closed, of which a batch may still be due. */
    private final List<Opened> all = new ArrayList<>();

    private final CompletableFuture<PreparedStatement> statement;

    FetchingSteps(MySqlConnection connection, SelectingSteps selecting, Random random) {
        this.selecting = selecting;
        this.random = random;
        this.statement = connection.prepare(
                "WITH RECURSIVE s AS (SELECT 1 n UNION ALL SELECT n + 1 FROM s WHERE n < ?) SELECT n, ? FROM s");
    }

    /** A cursor, with the rows that are still to come. What is done with it is done one after the other. */
    private static final class Opened {
        private final int token;
        private final int rows;
        private final int batch;
        private CompletableFuture<ServerCursor> cursor;
        private int fetched;
        private boolean reset;

        Opened(int token, int rows, int batch) {
            this.token = token;
            this.rows = rows;
            this.batch = batch;
        }
    }

    ProgramStep step() {
        if (cursors.isEmpty() || (cursors.size() < MOST && random.nextInt(3) == 0)) {
            return open();
        }
        return random.nextInt(5) == 0 ? close() : fetch();
    }

    private ProgramStep open() {
        Opened opened = new Opened(selecting.token(), 1 + random.nextInt(MOST_ROWS), 1 + random.nextInt(MOST_ROWS));
        opened.cursor = statement.thenCompose(prepared -> prepared.open(opened.batch, opened.rows, opened.token));
        cursors.add(opened);
        all.add(opened);
        return ProgramStep.gives(
                "open #" + opened.token,
                opened.cursor,
                cursor -> assertThat(cursor.columns()).hasSize(2));
    }

    private ProgramStep fetch() {
        Opened opened = cursors.get(random.nextInt(cursors.size()));
        int from = opened.fetched;
        int to = Math.min(opened.rows, from + opened.batch);
        opened.fetched = to;
        CompletableFuture<List<Row>> batch = opened.cursor.thenCompose(ServerCursor::fetch);
        opened.cursor = opened.cursor.thenCombine(batch.handle((rows, failure) -> rows), (cursor, rows) -> cursor);
        String name = "fetch #" + opened.token + " from " + from;
        // After a reset there is what was fetched ahead; and all, if the cursor was opened behind it.
        return ProgramStep.gives(name, batch, rows -> verify(opened, rows, from, to))
                .mayFail(IllegalStateException.class, () -> opened.reset);
    }

    private static void verify(Opened opened, List<Row> rows, int from, int to) {
        assertThat(rows).hasSize(to - from);
        for (int i = from; i < to; i++) {
            assertThat(rows.get(i - from).getInt(0)).isEqualTo(i + 1);
            assertThat(rows.get(i - from).getInt(1)).isEqualTo(opened.token);
        }
    }

    private ProgramStep close() {
        return closing(cursors.remove(random.nextInt(cursors.size())));
    }

    private static ProgramStep closing(Opened opened) {
        return ProgramStep.gives(
                "close #" + opened.token,
                opened.cursor.thenAccept(ServerCursor::close),
                nothing -> assertThat(opened.cursor).isCompleted());
    }

    /** The session is reset: the server has dropped the cursors. */
    void reset() {
        all.forEach(opened -> opened.reset = true);
        all.clear();
    }

    /** Closes all. */
    List<ProgramStep> finish() {
        List<ProgramStep> steps = new ArrayList<>();
        cursors.forEach(opened -> steps.add(closing(opened)));
        cursors.clear();
        steps.add(ProgramStep.gives(
                "close",
                statement.thenAccept(PreparedStatement::close),
                nothing -> assertThat(statement).isCompleted()));
        return steps;
    }
}
