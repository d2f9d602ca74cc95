package io.aiomysql.protocol.command;

import io.aiomysql.protocol.framing.PayloadReader;
import io.aiomysql.protocol.message.EofPacket;
import io.aiomysql.protocol.message.ErrPacket;
import io.aiomysql.protocol.message.OkPacket;

/** The two forms of rows, each with its way of telling a row from what ends the rows. */
enum RowFormat {
    /**
     * No text row starts with 0xFF, which is no length; 0xFE is a row's when what follows is long enough. An empty packet is
     * no row either: the state refuses it.
     */
    TEXT {
        @Override
        boolean isRow(PayloadReader in, boolean deprecateEof) {
            return in.remaining() > 0
                    && in.peek() != ErrPacket.HEADER
                    && !(deprecateEof ? OkPacket.isTerminator(in) : EofPacket.isEof(in));
        }
    },

    /** Every binary row starts with 0x00, and nothing else among rows does. */
    BINARY {
        @Override
        boolean isRow(PayloadReader in, boolean deprecateEof) {
            return in.remaining() > 0 && in.peek() == 0x00;
        }
    };

    abstract boolean isRow(PayloadReader in, boolean deprecateEof);
}
