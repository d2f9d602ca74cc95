package io.aiomysql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;

/** Statements that change a temporary table, and those that read it; the model is the table as it will be by then. */
final class ChangingSteps {

    private final MySqlConnection connection;
    private final Random random;
    private final List<Integer> ids = new ArrayList<>();
    private boolean wide;
    private int made;

    ChangingSteps(MySqlConnection connection, Random random) {
        this.connection = connection;
        this.random = random;
    }

    /** The first step, and the one behind a reset. */
    ProgramStep create() {
        ids.clear();
        wide = false;
        return ProgramStep.gives(
                "create",
                connection.query("CREATE TEMPORARY TABLE t (id INT PRIMARY KEY, v INT)"),
                result -> assertThat(result.affectedRows()).isZero());
    }

    ProgramStep step() {
        return switch (random.nextInt(8)) {
            case 0, 1 -> insert();
            case 2 -> duplicate();
            case 3, 4 -> read();
            case 5 -> update();
            case 6 -> alter();
            default -> wrong();
        };
    }

    private ProgramStep insert() {
        made++;
        int id = made;
        ids.add(id);
        CompletableFuture<QueryResult> inserted = random.nextInt(4) == 0
                ? connection.query("INSERT INTO t (id, v) VALUES (" + id + ", " + -id + ")")
                : connection.query("INSERT INTO t (id, v) VALUES (?, ?)", id, -id);
        return ProgramStep.gives(
                "insert " + id,
                inserted,
                result -> assertThat(result.affectedRows()).isOne());
    }

    private ProgramStep duplicate() {
        if (ids.isEmpty()) {
            return insert();
        }
        int id = any();
        return ProgramStep.isRefused(
                "duplicate " + id, connection.query("INSERT INTO t (id, v) VALUES (?, ?)", id, 0), 1062);
    }

    private ProgramStep update() {
        int count = ids.size();
        int limit = made;
        return ProgramStep.gives(
                "update",
                connection.query("UPDATE t SET v = -id - 0 * ? WHERE id <= ?", random.nextInt(100), limit),
                result -> assertThat(result.affectedRows()).isZero().isLessThanOrEqualTo(count));
    }

    private ProgramStep read() {
        boolean there = !ids.isEmpty() && random.nextInt(4) != 0;
        int id = there ? any() : made + 1;
        String expected = wide ? "[" + id + ", " + -id + ", 7]" : "[" + id + ", " + -id + "]";
        String all = random.nextBoolean() ? "SELECT * FROM t WHERE id = ?" : "SELECT * FROM t WHERE ? = id";
        return ProgramStep.gives("read " + id, connection.query(all, id), result -> {
            assertThat(result.rows()).hasSize(there ? 1 : 0);
            result.rows().forEach(row -> assertThat(row.toMap().values()).hasToString(expected));
        });
    }

    private ProgramStep alter() {
        wide = !wide;
        return ProgramStep.gives(
                wide ? "widen" : "narrow",
                connection.query(wide ? "ALTER TABLE t ADD w INT DEFAULT 7" : "ALTER TABLE t DROP w"),
                result -> assertThat(result.rows()).isEmpty());
    }

    private ProgramStep wrong() {
        return switch (random.nextInt(4)) {
            case 0 -> ProgramStep.isRefused("syntax", connection.query("SELEC ?", 1), 1064);
            case 1 -> ProgramStep.isRefused("syntax as text", connection.query("SELEC 1"), 1064);
            case 2 -> ProgramStep.isRefused("no table", connection.query("SELECT ? FROM no_such_table", 1), 1146);
            default -> ProgramStep.isRefused("no column", connection.query("SELECT u FROM t WHERE v = ?", 1), 1054);
        };
    }

    private int any() {
        return ids.get(random.nextInt(ids.size()));
    }
}
