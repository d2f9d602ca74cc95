package io.aiomysql.internal.session;

import io.aiomysql.protocol.Bytes;
import io.aiomysql.protocol.framing.PayloadWriter;

/** What a command sends; written when its turn comes. */
@FunctionalInterface
public interface Payload {

    void encode(PayloadWriter out);

    /** What is encoded already. */
    static Payload of(Bytes encoded) {
        return out -> out.writeBytes(encoded);
    }
}
