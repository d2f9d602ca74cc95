package io.aiomysql.internal;

import io.aiomysql.protocol.framing.PayloadWriter;

/** What a command sends; written when its turn comes. */
@FunctionalInterface
interface Payload {

    void encode(PayloadWriter out);
}
