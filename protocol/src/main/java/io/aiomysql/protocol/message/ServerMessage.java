package io.aiomysql.protocol.message;

/**
 * A packet from the server. There is no decoder for all of them: the first byte does not tell what a packet is (0x00 is
 * an OK or a row, 0xFE an EOF, an OK or a plugin switch), so the state of the machine decides which decoder is called.
 */
public sealed interface ServerMessage
        permits AuthMoreData,
                AuthNextFactor,
                AuthSwitchRequest,
                ColumnDefinition41,
                EofPacket,
                ErrPacket,
                HandshakeV10,
                OkPacket,
                StmtPrepareOk {}
