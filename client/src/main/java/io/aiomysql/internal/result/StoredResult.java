package io.aiomysql.internal.result;

import io.aiomysql.ColumnMetadata;
import io.aiomysql.QueryResult;
import io.aiomysql.Row;
import io.aiomysql.protocol.ServerStatus;
import io.aiomysql.protocol.message.OkPacket;
import io.aiomysql.protocol.row.RowStorage;
import java.util.AbstractList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.RandomAccess;

/** A result whose rows are slices of the chunks they arrived in. */
final class StoredResult implements QueryResult {

    private final ResultShape shape;
    private final RowStorage storage;
    private final OkPacket ok;
    private final List<QueryResult> results;

    /** The list of results may still grow until the command is complete, which is before a user sees any of them. */
    StoredResult(ResultShape shape, RowStorage storage, OkPacket ok, List<QueryResult> results) {
        this.shape = shape;
        this.storage = storage;
        this.ok = ok;
        this.results = results;
    }

    ResultShape shape() {
        return shape;
    }

    RowStorage storage() {
        return storage;
    }

    @Override
    public List<ColumnMetadata> columns() {
        return shape.metadata();
    }

    @Override
    public List<Row> rows() {
        return new Rows();
    }

    /** Looks at the class even where there are no rows: a mistake shows at the first run, and not with the first row. */
    @Override
    public <T> List<T> as(Class<T> type) {
        Objects.requireNonNull(type, "type");
        if (shape.size() == 0) {
            return List.of();
        }
        RowMapper<T> mapper = shape.mapper(type);
        return map(mapper::map);
    }

    @Override
    public long affectedRows() {
        return ok.affectedRows();
    }

    @Override
    public long lastInsertId() {
        return ok.lastInsertId();
    }

    @Override
    public int warningCount() {
        return ok.warnings();
    }

    @Override
    public String info() {
        return ok.info();
    }

    @Override
    public boolean isOutParameters() {
        return ServerStatus.has(ok.status(), ServerStatus.SERVER_PS_OUT_PARAMS);
    }

    @Override
    public List<QueryResult> results() {
        return Collections.unmodifiableList(results);
    }

    @Override
    public String toString() {
        return "QueryResult[columns=" + shape.size() + ", rows=" + storage.size() + ", affectedRows=" + affectedRows()
                + "]";
    }

    private final class Rows extends AbstractList<Row> implements RandomAccess {
        @Override
        public Row get(int index) {
            return new StoredRow(shape, storage, Objects.checkIndex(index, storage.size()));
        }

        @Override
        public int size() {
            return storage.size();
        }
    }
}
