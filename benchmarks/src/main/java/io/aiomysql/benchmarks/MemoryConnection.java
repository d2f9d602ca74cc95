package io.aiomysql.benchmarks;

import io.aiomysql.protocol.ProtocolLimits;
import io.aiomysql.protocol.command.CommandAction;
import io.aiomysql.protocol.command.KnownColumns;
import io.aiomysql.protocol.command.QueryMachine;
import io.aiomysql.protocol.framing.PacketFramer;
import io.aiomysql.protocol.framing.PayloadReader;
import io.aiomysql.protocol.message.ColumnDefinition41;
import io.aiomysql.protocol.row.CellLayout;
import io.aiomysql.protocol.row.RowBuffer;
import io.aiomysql.protocol.row.RowStorage;
import java.nio.ByteBuffer;
import java.util.List;

/** Takes answers as a connection does, out of memory: its reads are copies that fill the framer's room. */
final class MemoryConnection {

    private final PacketFramer framer = new PacketFramer(ProtocolLimits.DEFAULT.maxPayload());
    private final PayloadReader packet = new PayloadReader();
    private final boolean binary;
    private List<ColumnDefinition41> columns = List.of();
    private CellLayout layout = CellLayout.text(0);
    private RowBuffer rows = new RowBuffer(layout, framer);
    private RowStorage stored = RowStorage.EMPTY;

    MemoryConnection(boolean binary) {
        this.binary = binary;
    }

    /** Reads one answer and returns the rows of its last result. */
    RowStorage query(byte[] answer) {
        QueryMachine machine = binary
                ? QueryMachine.ofExecute(OrdersResult.CAPABILITIES, false, new KnownColumns())
                : new QueryMachine(OrdersResult.CAPABILITIES);
        for (int at = 0; at < answer.length; ) {
            ByteBuffer room = framer.readBuffer();
            int count = Math.min(room.remaining(), answer.length - at);
            room.put(answer, at, count);
            at += count;
            framer.received(room);
            while (framer.next(packet)) {
                take(machine.packetReceived(packet));
            }
            if (!machine.isComplete()) {
                rows.keepChunk();
            }
        }
        return stored;
    }

    /** The columns of the last result. */
    List<ColumnDefinition41> columns() {
        return columns;
    }

    /** How the cells of the last result lie. */
    CellLayout layout() {
        return layout;
    }

    private void take(CommandAction action) {
        if (action instanceof CommandAction.TakeRow) {
            rows.add(packet);
        } else if (action instanceof CommandAction.BeginRows begin) {
            columns = begin.columns();
            layout = binary ? CellLayout.binary(columns) : CellLayout.text(columns.size());
            rows = new RowBuffer(layout, framer);
        } else if (action instanceof CommandAction.EndResult) {
            stored = rows.finish();
        } else if (!(action instanceof CommandAction.Await)) {
            throw new IllegalStateException("the answer is not the result it should be: " + action);
        }
    }
}
