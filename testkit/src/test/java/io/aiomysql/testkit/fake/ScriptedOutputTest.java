package io.aiomysql.testkit.fake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScriptedOutputTest {

    private final List<String> events = new ArrayList<>();
    private final ScriptedOutput output = new ScriptedOutput(new OutputStream() {
        @Override
        public void write(int b) {
            throw new AssertionError("pieces are written whole");
        }

        @Override
        public void write(byte[] bytes, int from, int length) {
            events.add("write " + length);
        }

        @Override
        public void flush() {
            events.add("flush");
        }
    });

    @Test
    void flushesEachPiece() throws IOException {
        output.splitWrites(2);

        assertThat(output.write(new byte[5])).isTrue();

        assertThat(events).containsExactly("write 2", "flush", "write 2", "flush", "write 1", "flush");
    }

    @Test
    void cutsWithinAWrite() throws IOException {
        output.cutAfter(7);

        assertThat(output.write(new byte[5])).isTrue();
        assertThat(output.bytesBeforeCut()).isEqualTo(2);
        assertThat(output.write(new byte[5])).isFalse();

        assertThat(events).containsExactly("write 5", "flush", "write 2", "flush");
        assertThat(output.bytesBeforeCut()).isNegative();
    }

    @Test
    void cutsRightBehindAWrite() throws IOException {
        output.cutAfter(5);

        assertThat(output.write(new byte[5])).isFalse();
        assertThat(events).containsExactly("write 5", "flush");
    }

    @Test
    void cutsBeforeTheFirstByte() throws IOException {
        output.cutAfter(0);

        assertThat(output.write(new byte[5])).isFalse();
        assertThat(events).isEmpty();
    }
}
