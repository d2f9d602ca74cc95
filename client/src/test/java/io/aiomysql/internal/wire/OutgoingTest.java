package io.aiomysql.internal.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.aiomysql.internal.memory.MemorySession;
import io.aiomysql.protocol.Bytes;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** The one buffer of what leaves. */
class OutgoingTest {

    @Test
    void keepsNothingOfWhatTheLoginSent() {
        MemorySession session = MemorySession.connecting(options -> options);
        Outgoing outgoing = new Outgoing(session.socket());
        byte[] secret = "the password itself".getBytes(StandardCharsets.UTF_8);
        outgoing.packets().begin(3).writeBytes(Bytes.copyOf(secret));
        outgoing.packets().end();
        assertThat(outgoing.write()).isTrue();

        outgoing.wipe();

        byte[] kept = outgoing.packets().array();
        assertThat(Arrays.copyOf(kept, 4 + secret.length)).containsOnly(0);
    }

    @Test
    void keepsNothingOfALongerMessageBeforeTheLast() {
        MemorySession session = MemorySession.connecting(options -> options);
        Outgoing outgoing = new Outgoing(session.socket());
        byte[] secret = "the password itself, and longer than a proof of it".getBytes(StandardCharsets.UTF_8);
        outgoing.packets().begin(3).writeBytes(Bytes.copyOf(secret));
        outgoing.packets().end();
        assertThat(outgoing.write()).isTrue();
        outgoing.clear();
        outgoing.packets().begin(5).writeBytes(Bytes.copyOf(new byte[20]));
        outgoing.packets().end();
        assertThat(outgoing.write()).isTrue();

        outgoing.wipe();

        assertThat(outgoing.packets().array()).containsOnly(0);
    }
}
