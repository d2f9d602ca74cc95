package io.aiomysql.differential;

import io.aiomysql.MySqlConnection;
import io.aiomysql.testkit.server.ServerKind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Makes programs: few statements, which are met again and again between changes. */
final class Generator {

    private static final int FEW = 12;

    /** What must have been answered before the next call, as the client has to know it by then. */
    private static final Pattern TO_BE_KNOWN = Pattern.compile(
            "(?i)sql_mode|SET NAMES|SET CHARACTER SET|character_set|time_zone|^CALL|changing|bad$|nowhere|DEFAULT");

    private static final Pattern OTHER_CLIENT_CHARSET =
            Pattern.compile("(?i)(NAMES|character_set_client =) (latin1|gbk)");
    private static final Pattern UTF8_CLIENT_CHARSET =
            Pattern.compile("(?i)(NAMES|CHARACTER SET|character_set_client =) utf8mb4");

    private final Random random;
    private final Theme theme;
    private final List<String> shapes;
    private final List<String> changes;
    private final Map<String, List<Sample>> tame = new HashMap<>();
    private boolean plainOnly;

    Generator(Theme theme, ServerKind server, long seed) {
        this.random = new Random(seed);
        this.theme = theme;
        this.shapes = few(Shapes.of(theme), FEW);
        this.changes = few(Changes.of(theme, server), FEW);
    }

    private List<String> few(List<String> all, int most) {
        List<String> shuffled = new ArrayList<>(all);
        Collections.shuffle(shuffled, random);
        return shuffled.subList(0, Math.min(most, shuffled.size()));
    }

    List<Step> program(int steps) {
        List<Step> program = new ArrayList<>();
        while (program.size() < steps) {
            program.add(next());
        }
        return program;
    }

    private Step next() {
        int choice = random.nextInt(100);
        if (choice < (theme == Theme.KINDS ? 3 : 25)) {
            return change(one(changes));
        }
        if (choice < 27 && (theme == Theme.TRANSACTIONS || theme == Theme.ALL)) {
            return reset();
        }
        if (choice < 29 && (theme == Theme.DATABASE || theme == Theme.ALL)) {
            String database = one(List.of("a", "b", "c"));
            return step(
                    "selectDatabase " + database,
                    lane -> lane.call(connection -> connection.selectDatabase(lane.databases() + database)));
        }
        if (choice < 30) {
            return change("DELETE FROM t WHERE id > 4");
        }
        return statement();
    }

    private Step reset() {
        plainOnly = false;
        return step("reset", lane -> lane.call(MySqlConnection::reset));
    }

    private Step change(String sql) {
        if (OTHER_CLIENT_CHARSET.matcher(sql).find()) {
            plainOnly = true;
        } else if (UTF8_CLIENT_CHARSET.matcher(sql).find()) {
            plainOnly = false;
        }
        boolean known = TO_BE_KNOWN.matcher(sql).find();
        return new Step(sql, false, known || random.nextInt(3) == 0, lane -> lane.query(sql, List.of()));
    }

    private Step statement() {
        String sql = one(shapes);
        int way = random.nextInt(theme == Theme.KINDS ? 12 : 40);
        if (way < 2 && !sql.startsWith("CALL")) {
            List<List<Sample>> runs =
                    IntStream.range(0, 3).mapToObj(i -> samples(sql)).toList();
            return way == 0 && sql.startsWith("SELECT") && !sql.contains("INTO")
                    ? new Step("open " + sql + " " + runs, true, true, lane -> lane.serverCursor(sql, runs))
                    : new Step("prepare " + sql + " " + runs, true, true, lane -> lane.prepared(sql, runs));
        }
        List<Sample> samples = samples(sql);
        return way < 5
                ? step("cursor " + sql + " " + samples, lane -> lane.cursor(sql, samples))
                : step(sql + " " + samples, lane -> lane.query(sql, samples));
    }

    private List<Sample> samples(String sql) {
        int count = (int) sql.chars().filter(c -> c == '?').count();
        return theme == Theme.KINDS || theme == Theme.ALL
                ? IntStream.range(0, count)
                        .mapToObj(i -> Samples.any(random, plainOnly))
                        .toList()
                : tame.computeIfAbsent(
                        sql,
                        same -> IntStream.range(0, count)
                                .mapToObj(i -> Samples.tame(random))
                                .toList());
    }

    private Step step(String label, Function<Lane, CompletableFuture<String>> action) {
        return new Step(label, false, random.nextInt(3) == 0, action);
    }

    private <T> T one(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
