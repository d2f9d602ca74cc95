package io.aiomysql.differential;

import static org.assertj.core.api.Assertions.assertThat;

import io.aiomysql.MySqlConnection;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * A program whose every answer is compared with that of a witness: a session that was reset, has been given the state that the
 * server says the first one is in, and prepares each statement anew. Nothing that it reads is changed by the program but
 * through the session.
 */
public final class WitnessProgram implements AutoCloseable {

    private static final List<String> CHANGES = List.of(
            "USE {a}",
            "USE {b}",
            "USE {c}",
            "SET NAMES utf8mb4",
            "SET NAMES utf8mb4 COLLATE utf8mb4_bin",
            "SET NAMES latin1",
            "SET sql_mode = ''",
            "SET sql_mode = 'ANSI'",
            "SET sql_mode = 'PIPES_AS_CONCAT'",
            "SET sql_mode = 'NO_BACKSLASH_ESCAPES,NO_UNSIGNED_SUBTRACTION'",
            "SET sql_mode = DEFAULT",
            "SET time_zone = '+05:00'",
            "SET time_zone = '+00:00'",
            "CALL changes(0)",
            "CALL changes(1)",
            "CALL renames(1)",
            "SELECT changing(1)",
            "SET NAMES latin1; bad",
            "USE {b}; bad",
            "SET div_precision_increment = 8; SELECT * FROM nowhere");

    private static final String TEMPORARY = "CREATE TEMPORARY TABLE {a}.s (id INT PRIMARY KEY, v DATE)";

    private static final List<String> STATEMENTS = List.of(
            "SELECT v, ? FROM t WHERE id = 1",
            "SELECT * FROM w WHERE id < ? ORDER BY id",
            "SELECT * FROM s WHERE id < ? ORDER BY id",
            "SELECT fn(?)",
            "CALL pr(?)",
            "SELECT COALESCE(n, ?), n + ? FROM t ORDER BY id",
            "SELECT ? AS value",
            "SELECT COALESCE(?, ?)",
            "SELECT ? + 1, 1 / 3",
            "SELECT 'a' || ?",
            "SELECT 'a' = 'A', ?",
            "SELECT u - 20, ? FROM t WHERE id = 1",
            "SELECT ts, UNIX_TIMESTAMP(ts), ? FROM t ORDER BY id",
            "SELECT DAYNAME('2024-01-02'), DATE_FORMAT('2024-01-02', ?)");

    private static final Pattern COLLATION = Pattern.compile("/(?!63\\b)\\d+");

    private final Lane kept;
    private final Lane witness;
    private final Random random;
    private final long seed;
    private final List<String> done = new ArrayList<>();
    private boolean shadowed;

    /** Takes connections that permit multi-statements, and a part of the names of the databases, which both use. */
    public WitnessProgram(MySqlConnection kept, MySqlConnection witness, String databases, long seed) {
        this.kept = new Lane("kept", kept, databases, false);
        this.witness = new Lane("witness", witness, databases, true);
        this.random = new Random(seed);
        this.seed = seed;
        World.build(List.of(this.kept));
    }

    /** Runs so many flights: a change that is not awaited, and statements behind it. */
    public void run(int flights) {
        for (int i = 0; i < flights; i++) {
            change();
            flight();
        }
    }

    private void change() {
        String sql = CHANGES.get(random.nextInt(CHANGES.size()));
        if (random.nextInt(10) == 0) {
            sql = shadowed ? "DROP TEMPORARY TABLE {a}.s" : TEMPORARY;
            shadowed = !shadowed;
        }
        done.add(sql);
        CompletableFuture<String> changed = kept.query(sql, List.of());
        if (!sql.startsWith("USE")) {
            // What the client has to know before the next call.
            changed.join();
        }
    }

    private void flight() {
        List<String> sqls = new ArrayList<>();
        List<List<Sample>> samples = new ArrayList<>();
        List<CompletableFuture<String>> answers = new ArrayList<>();
        for (int i = 1 + random.nextInt(4); i > 0; i--) {
            String sql = STATEMENTS.get(random.nextInt(STATEMENTS.size()));
            List<Sample> values = IntStream.range(
                            0, (int) sql.chars().filter(c -> c == '?').count())
                    .mapToObj(place -> Samples.any(random, true))
                    .toList();
            sqls.add(sql);
            samples.add(values);
            answers.add(kept.query(sql, values));
        }
        List<String> given = answers.stream().map(CompletableFuture::join).toList();
        SameState state = prepareWitness();
        for (int i = 0; i < given.size(); i++) {
            done.add(sqls.get(i) + " " + samples.get(i));
            assertThat(withoutCollations(given.get(i)))
                    .as(
                            "seed %d, state %s, behind %s",
                            seed, state, done.subList(Math.max(0, done.size() - 40), done.size()))
                    .isEqualTo(withoutCollations(
                            witness.query(sqls.get(i), samples.get(i)).join()));
        }
    }

    /** A character set that a variable names has its own default collation, which is not that of the login. */
    private static String withoutCollations(String outcome) {
        return COLLATION.matcher(outcome).replaceAll("/text");
    }

    private SameState prepareWitness() {
        SameState state = SameState.of(kept.connection());
        witness.connection().reset().join();
        state.giveTo(witness.connection());
        if (shadowed) {
            witness.query(TEMPORARY, List.of()).join();
        }
        return state;
    }

    @Override
    public void close() {
        World.drop(List.of(kept));
    }
}
