package io.aiomysql.testkit.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** What a peer says in clear where TLS should start: the listener gets it, and answers nothing. */
abstract class InClearContract extends ContractTests {

    /** An ERR of 22 bytes: its first byte is that of a handshake record, too. */
    private static final byte[] ERROR = error();

    InClearContract(TlsContract contract) {
        super(contract, ChannelKind.TCP);
    }

    @Test
    void handsOverWhatComesInClearWhereverItIsCut() throws Exception {
        for (int cut = 1; cut < ERROR.length; cut++) {
            Link link = open();
            onLoop(link.connection(), () -> link.connection().startTls(trusting("localhost")));
            link.peer().write(Arrays.copyOf(ERROR, cut));
            // TLS has begun to send, so that the second part does not come together with the first.
            link.peer().read(1);
            link.peer().write(Arrays.copyOfRange(ERROR, cut, ERROR.length));

            assertThat(link.listener().awaitReceived(ERROR.length))
                    .as("cut after %d bytes", cut)
                    .isEqualTo(ERROR);
            assertThat(link.listener().isTlsStarted()).isFalse();
        }
    }

    @Test
    void tellsTheEndBehindWhatComesInClear() throws Exception {
        Link link = open();
        onLoop(link.connection(), () -> link.connection().startTls(trusting("localhost")));
        byte[] header = link.peer().read(5);
        link.peer().read(ByteBuffer.wrap(header).getShort(3));

        link.peer().write(ERROR);
        link.peer().close();

        assertThat(link.listener().awaitClosed()).isEmpty();
        assertThat(link.listener().awaitReceived(ERROR.length)).isEqualTo(ERROR);
    }

    @Test
    void handsOverWhatCameInClearBeforeTheConnectionBroke() throws Exception {
        Link link = open();
        onLoop(link.connection(), () -> link.connection().startTls(trusting("localhost")));
        link.peer().read(1);

        link.peer().write(ERROR);
        // What TLS has sent was not read: a reset.
        link.peer().close();

        assertThat(link.listener().awaitReceived(ERROR.length)).isEqualTo(ERROR);
        link.listener().awaitClosed();
    }

    @Test
    void sendsNothingToAPeerThatAnswersInClear() throws Exception {
        Link link = open();
        onLoop(link.connection(), () -> link.connection().startTls(trusting("localhost")));
        link.peer().write(ERROR);
        link.listener().awaitReceived(ERROR.length);

        onLoop(
                link.connection(),
                () -> assertThatThrownBy(() -> link.connection().write(ByteBuffer.wrap(new byte[] {1})))
                        .isInstanceOf(IllegalStateException.class));
    }

    private static byte[] error() {
        byte[] packet = new byte[4 + 22];
        packet[0] = 22;
        packet[3] = 2;
        packet[4] = (byte) 0xFF;
        return packet;
    }
}
