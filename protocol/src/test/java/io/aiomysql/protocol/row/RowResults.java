package io.aiomysql.protocol.row;

import io.aiomysql.protocol.ProtocolLimits;
import io.aiomysql.protocol.framing.PacketFramer;
import io.aiomysql.protocol.framing.PayloadReader;
import io.aiomysql.protocol.message.EofPacket;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;

/** Reads one result after the other out of a stream, as a connection does. */
final class RowResults {

    final PacketFramer framer = new PacketFramer(ProtocolLimits.DEFAULT.maxPayload());
    final List<RowStorage> complete = new ArrayList<>();

    private final PayloadReader payload = new PayloadReader();
    private final Iterator<CellLayout> layouts;
    private RowBuffer current;

    /** Awaits results like these. */
    RowResults(RowTable... tables) {
        this.layouts = Stream.of(tables).map(RowTable::layout).iterator();
        this.current = new RowBuffer(layouts.next(), framer);
    }

    /** One read of the transport, of at most so many bytes; returns how many there was room for. */
    int read(byte[] stream, int from, int length) {
        ByteBuffer room = framer.readBuffer();
        int count = Math.min(room.remaining(), length);
        room.put(stream, from, count);
        framer.received(room);
        while (framer.next(payload)) {
            if (EofPacket.isEof(payload)) {
                complete.add(current.finish());
                current = new RowBuffer(layouts.hasNext() ? layouts.next() : CellLayout.text(1), framer);
            } else {
                current.add(payload);
            }
        }
        current.keepChunk();
        return count;
    }

    /** As few reads as the framer's room allows. */
    void readAll(byte... stream) {
        for (int at = 0; at < stream.length; ) {
            at += read(stream, at, stream.length - at);
        }
    }

    /** The array that the next bytes go to. */
    byte[] chunk() {
        return framer.readBuffer().array();
    }
}
