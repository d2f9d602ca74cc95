package io.aiomysql.protocol.message;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aiomysql.protocol.ProtocolException;
import io.aiomysql.protocol.framing.PayloadReader;
import java.util.Arrays;
import java.util.function.Function;

/** Cuts a payload at every byte, within a larger array, so that a read past its end would find something. */
final class Cuts {

    private static final int MARGIN = 16;

    private Cuts() {}

    /** Asserts that each cut to less than the given length is refused, and each longer one decoded. */
    static void areRefusedBelow(int length, byte[] payload, Function<PayloadReader, ?> decoder) {
        byte[] larger = new byte[payload.length + 2 * MARGIN];
        Arrays.fill(larger, (byte) 1);
        System.arraycopy(payload, 0, larger, MARGIN, payload.length);
        for (int cut = 0; cut <= payload.length; cut++) {
            PayloadReader in = new PayloadReader();
            in.reset(larger, MARGIN, MARGIN + cut);
            if (cut < length) {
                assertThatThrownBy(() -> decoder.apply(in))
                        .as("cut to %d bytes", cut)
                        .isInstanceOf(ProtocolException.class);
            } else {
                assertThatCode(() -> decoder.apply(in))
                        .as("cut to %d bytes", cut)
                        .doesNotThrowAnyException();
            }
        }
    }
}
