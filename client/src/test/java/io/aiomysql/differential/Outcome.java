package io.aiomysql.differential;

import io.aiomysql.ColumnMetadata;
import io.aiomysql.MySqlServerException;
import io.aiomysql.QueryResult;
import io.aiomysql.Row;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What has come of a step, as text that can be compared and read. */
final class Outcome {

    private static final int LONGEST = 100;

    /** Each lane has its own: gone before a text is shortened, which may cut it in two. */
    private static final Pattern DATABASES = Pattern.compile(Lane.DATABASES + "[0-9a-f]+_[a-z](?=[abc])");

    private Outcome() {}

    static String of(@Nullable QueryResult result, @Nullable Throwable failure) {
        return failure != null
                ? ofFailure(failure)
                : result.results().stream().map(Outcome::ofResult).collect(Collectors.joining("; "));
    }

    private static String ofResult(QueryResult result) {
        return ofColumns(result.columns()) + ofRows(result.rows()) + " affected " + result.affectedRows() + " id "
                + result.lastInsertId() + " warnings " + result.warningCount() + " " + result.info();
    }

    /** Names and types; without what follows from the length of the first value. */
    static String ofColumns(List<ColumnMetadata> columns) {
        return columns.stream()
                .map(column -> column.name() + ":" + column.typeCode() + "/" + column.collation())
                .collect(Collectors.joining(", ", "(", ")"));
    }

    static String ofRows(List<Row> rows) {
        return rows.stream().map(Outcome::ofRow).toList().toString();
    }

    private static String ofRow(Row row) {
        return IntStream.range(0, row.size())
                .mapToObj(column -> ofCell(row, column))
                .collect(Collectors.joining(", ", "[", "]"));
    }

    private static String ofCell(Row row, int column) {
        try {
            Object value = row.get(column);
            if (value == null) {
                return "null";
            }
            String text = value instanceof byte[] bytes ? ofBytes(bytes) : shortened(value.toString());
            return value.getClass().getSimpleName() + " " + text;
        } catch (RuntimeException e) {
            return e.getClass().getSimpleName();
        }
    }

    static String ofBytes(byte[] bytes) {
        return "0x" + shortened(HexFormat.of().formatHex(bytes));
    }

    static String shortened(String whole) {
        String text = DATABASES.matcher(whole).replaceAll("");
        return text.length() <= LONGEST
                ? text
                : text.substring(0, LONGEST) + "... of " + text.length() + " #" + text.hashCode();
    }

    /** The number says what it is: the words name the database, which each connection has its own of. */
    static String ofFailure(Throwable failure) {
        Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
        if (cause instanceof MySqlServerException refusal) {
            return "error " + refusal.code();
        }
        return cause.getClass().getSimpleName();
    }

    /** Says whether the client has refused a value that the session, as it is now, would take for something else. */
    static boolean isOfTheClient(String outcome) {
        return outcome.equals(IllegalStateException.class.getSimpleName());
    }
}
