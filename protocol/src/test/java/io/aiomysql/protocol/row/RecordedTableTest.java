package io.aiomysql.protocol.row;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.aiomysql.protocol.Capabilities;
import io.aiomysql.protocol.ColumnType;
import io.aiomysql.protocol.ProtocolLimits;
import io.aiomysql.protocol.command.CommandAction;
import io.aiomysql.protocol.command.CommandMachine;
import io.aiomysql.protocol.command.KnownColumns;
import io.aiomysql.protocol.command.PrepareMachine;
import io.aiomysql.protocol.command.QueryMachine;
import io.aiomysql.protocol.framing.PacketFramer;
import io.aiomysql.protocol.framing.PacketWriter;
import io.aiomysql.protocol.framing.PayloadReader;
import io.aiomysql.protocol.framing.Streams;
import io.aiomysql.protocol.message.ColumnDefinition41;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every column type as real servers sent it: the binary rows say what the text rows of the same table say. */
class RecordedTableTest {

    private static final long BASE = Capabilities.CLIENT_DEPRECATE_EOF | Capabilities.CLIENT_SESSION_TRACK;
    private static final long MARIADB =
            Capabilities.MARIADB_CLIENT_EXTENDED_METADATA | Capabilities.MARIADB_CLIENT_CACHE_METADATA;

    /** An answer's last columns and rows, read as a connection reads them. */
    private static final class Reading {
        private final CommandMachine machine;
        private final boolean binary;
        private final PacketFramer framer = new PacketFramer(ProtocolLimits.DEFAULT.maxPayload());
        private final PayloadReader packet = new PayloadReader();
        private List<ColumnDefinition41> columns = List.of();
        private CellLayout layout = CellLayout.text(0);
        private RowBuffer buffer = new RowBuffer(layout, framer);
        private RowStorage rows = RowStorage.EMPTY;

        Reading(CommandMachine machine, boolean binary) {
            this.machine = machine;
            this.binary = binary;
        }

        Reading of(List<byte[]> pieces) {
            for (byte[] piece : pieces) {
                ByteBuffer room = framer.readBuffer();
                room.put(piece);
                framer.received(room);
                while (framer.next(packet)) {
                    take(machine.packetReceived(packet));
                }
                buffer.keepChunk();
            }
            assertThat(machine.isComplete()).isTrue();
            return this;
        }

        private void take(CommandAction action) {
            if (action instanceof CommandAction.BeginRows begin) {
                columns = begin.columns();
                layout = binary ? CellLayout.binary(columns) : CellLayout.text(columns.size());
                buffer = new RowBuffer(layout, framer);
            } else if (action instanceof CommandAction.TakeRow) {
                buffer.add(packet);
            } else if (action instanceof CommandAction.EndResult) {
                rows = buffer.finish();
            } else if (action instanceof CommandAction.Prepared prepared) {
                columns = prepared.columns();
            }
        }

        List<List<@Nullable String>> table() {
            List<List<@Nullable String>> table = new ArrayList<>();
            for (int row = 0; row < rows.size(); row++) {
                List<@Nullable String> cells = new ArrayList<>();
                for (int column = 0; column < columns.size(); column++) {
                    cells.add(cell(row, column));
                }
                table.add(cells);
            }
            return table;
        }

        private @Nullable String cell(int row, int column) {
            int cell = rows.cell(row, column);
            if (cell == CellLayout.NULL) {
                return null;
            }
            byte[] bytes = rows.bytes(row);
            int start = layout.start(bytes, cell, column);
            int length = layout.length(bytes, cell, column);
            String value = new String(bytes, start, length, ISO_8859_1);
            return binary ? BinaryText.of(columns.get(column), value.getBytes(ISO_8859_1)) : value;
        }
    }

    private static byte[] stream(List<byte[]> packets) {
        PacketWriter out = new PacketWriter();
        for (byte[] packet : packets) {
            out.begin(0).writeBytes(packet);
            out.end();
        }
        return out.toBytes().toArray();
    }

    private static Reading read(CommandMachine machine, boolean binary, List<byte[]> packets) {
        return new Reading(machine, binary).of(List.of(stream(packets)));
    }

    @ParameterizedTest
    @CsvSource({"all-types-mysql-9.7.4.hex, false, 43", "all-types-mariadb-11.8.9.hex, true, 46"})
    void theBinaryRowsSayWhatTheTextRowsSay(String file, boolean mariaDb, int columns) {
        Capabilities capabilities = new Capabilities(BASE | (mariaDb ? MARIADB : 0));
        RecordedTable recorded = new RecordedTable(file);
        Reading text = read(new QueryMachine(capabilities), false, recorded.text());
        assertThat(text.table()).hasSize(4).allSatisfy(row -> assertThat(row).hasSize(columns));
        // The second row is NULL but for its number.
        assertThat(text.table().get(1)).startsWith("2");
        assertThat(Collections.frequency(text.table().get(1), null)).isEqualTo(columns - 1);
        KnownColumns known = new KnownColumns();
        Reading prepared = read(new PrepareMachine(capabilities, known), true, recorded.prepare());
        assertThat(prepared.columns).hasSize(columns);

        Streams.everyWay(stream(recorded.execute()), pieces -> {
            Reading binary = new Reading(QueryMachine.ofExecute(capabilities, false, known), true).of(pieces);
            assertThat(binary.table()).isEqualTo(text.table());
        });
    }

    @ParameterizedTest
    @CsvSource({"js, '', json", "pt, point, ''", "uu, uuid, ''", "i6, inet6, ''", "i4, inet4, ''", "g, '', ''"})
    void mariaDbNamesTheTypesThatHaveNoCode(String column, String type, String format) {
        Capabilities capabilities = new Capabilities(BASE | MARIADB);
        RecordedTable recorded = new RecordedTable("all-types-mariadb-11.8.9.hex");
        ColumnDefinition41 definition =
                read(new PrepareMachine(capabilities, new KnownColumns()), true, recorded.prepare()).columns.stream()
                        .filter(candidate -> candidate.name().equals(column))
                        .findFirst()
                        .orElseThrow();
        assertThat(definition.extendedType()).isEqualTo(type);
        assertThat(definition.extendedFormat()).isEqualTo(format);
        assertThat(definition.type()).isIn(ColumnType.BLOB, ColumnType.STRING, ColumnType.GEOMETRY);
    }
}
