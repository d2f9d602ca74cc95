package io.aiomysql;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Compares the rows of both protocols with the cases they come from, and counts the cells and what is wrong. */
final class RoundTripCheck {

    private static final int SHOWN = 100;

    private final RoundTripTable table;
    private final List<String> wrong = new ArrayList<>();
    private int cells;
    private int nulls;

    RoundTripCheck(RoundTripTable table) {
        this.table = table;
    }

    /** The cells that were checked, those of each protocol for themselves. */
    int cells() {
        return cells;
    }

    /** Those of the cells that are NULL. */
    int nulls() {
        return nulls;
    }

    List<String> wrong() {
        return wrong;
    }

    /** Checks a row of the table, which has its id first. */
    void row(String sent, int row, Row byText, Row byBinary) {
        for (int i = 0; i < table.columns().size(); i++) {
            RoundTripTable.Column column = table.columns().get(i);
            String what = column.type() + " row " + row + " " + sent;
            @Nullable Object expected = column.expected(row);
            Map<RowGetter, @Nullable Object> text =
                    cell(what + " by text", byText, i + 1, RoundTripCase.asText(expected));
            Map<RowGetter, @Nullable Object> binary = cell(what + " by binary", byBinary, i + 1, expected);
            if (!(expected instanceof Float)) {
                text.forEach((getter, got) -> expect(what + " alike " + getter, binary.get(getter), got));
            }
        }
    }

    /** Checks a cell and returns what each getter gives. */
    private Map<RowGetter, @Nullable Object> cell(String what, Row row, int column, @Nullable Object expected) {
        cells++;
        nulls += expected == null ? 1 : 0;
        expect(what + " isNull", row.isNull(column), expected == null);
        @Nullable Object value = row.get(column);
        expect(what + " get", value, expected);
        expect(what + " class", value == null ? null : value.getClass(), expected == null ? null : expected.getClass());
        Map<RowGetter, @Nullable Object> all = new EnumMap<>(RowGetter.class);
        for (RowGetter getter : RowGetter.values()) {
            @Nullable Object got = getter.get(row, column);
            all.put(getter, got);
            if (!getter.isRight(got, expected)) {
                wrong.add(what + " " + getter + ": " + shown(got) + " of " + shown(expected));
            }
        }
        return all;
    }

    private void expect(String what, @Nullable Object got, @Nullable Object expected) {
        if (!Objects.deepEquals(got, expected)) {
            wrong.add(what + ": " + shown(got) + " instead of " + shown(expected));
        }
    }

    private static String shown(@Nullable Object value) {
        String text = value instanceof byte[] bytes ? HexFormat.of().formatHex(bytes) : String.valueOf(value);
        return text.length() > SHOWN ? text.substring(0, SHOWN) + ".. (" + text.length() + ")" : text;
    }
}
