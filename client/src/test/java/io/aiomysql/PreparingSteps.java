package io.aiomysql;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;

/** Statements that the program prepares, runs and closes, with streams as parameters too. */
final class PreparingSteps {

    private static final int MOST = 4;
    private static final int LARGE = 300_000;

    private final MySqlConnection connection;
    private final SelectingSteps selecting;
    private final Random random;
    private final List<CompletableFuture<PreparedStatement>> statements = new ArrayList<>();

    PreparingSteps(MySqlConnection connection, SelectingSteps selecting, Random random) {
        this.connection = connection;
        this.selecting = selecting;
        this.random = random;
    }

    ProgramStep step() {
        if (statements.isEmpty() || (statements.size() < MOST && random.nextInt(4) == 0)) {
            return prepare();
        }
        return switch (random.nextInt(6)) {
            case 0 -> close();
            case 1, 2 -> execute();
            case 3, 4 -> stream();
            default -> failingStream();
        };
    }

    private ProgramStep prepare() {
        CompletableFuture<PreparedStatement> statement = connection.prepare("SELECT ?, SHA2(?, 256)");
        statements.add(statement);
        return ProgramStep.gives(
                "prepare",
                statement,
                prepared -> assertThat(prepared.parameterCount()).isEqualTo(2));
    }

    private ProgramStep close() {
        return closing(statements.remove(random.nextInt(statements.size())));
    }

    private static ProgramStep closing(CompletableFuture<PreparedStatement> statement) {
        return ProgramStep.gives(
                "close",
                statement.thenAccept(PreparedStatement::close),
                nothing -> assertThat(statement).isCompleted());
    }

    /** Closes all. */
    List<ProgramStep> finish() {
        List<ProgramStep> steps =
                statements.stream().map(PreparingSteps::closing).toList();
        statements.clear();
        return steps;
    }

    private ProgramStep execute() {
        int token = selecting.token();
        return SelectingSteps.later("execute", run(token, "x"), token, sha256(new byte[] {'x'}));
    }

    private ProgramStep stream() {
        int token = selecting.token();
        byte[] bytes = new byte[random.nextInt(LARGE)];
        random.nextBytes(bytes);
        return SelectingSteps.later(
                "stream " + bytes.length, run(token, new ByteArrayInputStream(bytes)), token, sha256(bytes));
    }

    private ProgramStep failingStream() {
        IOException broken = new IOException("broken " + selecting.token());
        CompletableFuture<Submitted> submitted = run(0, new BreakingStream(random.nextInt(LARGE), broken));
        return ProgramStep.fails(
                        "failing stream",
                        submitted.thenCompose(Submitted::result),
                        cause -> assertThat(cause).isSameAs(broken))
                .cancelledBy(Submitted.cancelling(submitted));
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java has SHA-256", e);
        }
    }

    /** Runs one of the statements: at once if it is ready, else when it is, and before what comes later. */
    private CompletableFuture<Submitted> run(int token, Object value) {
        int index = random.nextInt(statements.size());
        CompletableFuture<PreparedStatement> statement = statements.get(index);
        CompletableFuture<Submitted> submitted =
                statement.thenApply(prepared -> new Submitted(prepared.execute(token, value)));
        statements.set(index, submitted.thenCombine(statement, (result, prepared) -> prepared));
        return submitted;
    }
}
