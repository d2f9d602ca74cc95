package io.aiomysql.testkit.fake;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A result with rows, for {@link Script.Builder#sendResult}. Not thread-safe. */
public final class FakeResult {

    private final List<byte[]> columns;
    private final List<byte[]> rows = new ArrayList<>();
    private int moreStatus;
    private int warnings;

    private FakeResult(List<byte[]> columns) {
        this.columns = columns;
    }

    /**
     * Begins a result with VARCHAR columns.
     *
     * @param names the columns' names
     * @return a result without rows
     */
    public static FakeResult columns(String... names) {
        return new FakeResult(Arrays.stream(names)
                .map(name -> ColumnDefinition.text(name).payload())
                .toList());
    }

    /**
     * Begins a result.
     *
     * @param columns its columns
     * @return a result without rows
     */
    public static FakeResult columns(ColumnDefinition... columns) {
        return new FakeResult(
                Arrays.stream(columns).map(ColumnDefinition::payload).toList());
    }

    /**
     * Appends a row of the text protocol.
     *
     * @param values one for each column; null is NULL
     * @return this
     */
    public FakeResult row(@Nullable String... values) {
        rows.add(ServerPackets.textRow(values));
        return this;
    }

    /**
     * Sets status flags beside the session's own, such as {@link ServerPackets#STATUS_MORE_RESULTS}.
     *
     * @param flags the flags
     * @return this
     */
    public FakeResult status(int flags) {
        moreStatus = flags;
        return this;
    }

    /**
     * Sets the number of warnings.
     *
     * @param count 0 to 65,535
     * @return this
     */
    public FakeResult warnings(int count) {
        warnings = count;
        return this;
    }

    List<byte[]> payloads(boolean deprecateEof, int sessionStatus) {
        int status = sessionStatus | moreStatus;
        List<byte[]> payloads = new ArrayList<>();
        payloads.add(ServerPackets.columnCount(columns.size()));
        payloads.addAll(columns);
        if (!deprecateEof) {
            payloads.add(ServerPackets.eof(status, 0));
        }
        payloads.addAll(rows);
        payloads.add(deprecateEof ? ServerPackets.okTerminator(status, warnings) : ServerPackets.eof(status, warnings));
        return payloads;
    }
}
