package io.aiomysql.testkit.proxy;

import static io.aiomysql.testkit.proxy.Direction.TO_CLIENT;
import static io.aiomysql.testkit.proxy.Direction.TO_SERVER;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class LineTest {

    private final Line line = new Line();

    @Test
    void everythingPassesWithoutFaults() throws InterruptedException {
        assertThat(admit(TO_CLIENT, 10)).isEqualTo(new Line.Passage(10, Integer.MAX_VALUE, false));
    }

    @Test
    void cutComesOnceAndInItsDirection() throws InterruptedException {
        line.cutAfter(15, TO_CLIENT);

        assertThat(admit(TO_SERVER, 100).cut()).isFalse();
        assertThat(admit(TO_CLIENT, 10)).isEqualTo(new Line.Passage(10, Integer.MAX_VALUE, false));
        assertThat(admit(TO_CLIENT, 10)).isEqualTo(new Line.Passage(5, Integer.MAX_VALUE, true));
        assertThat(admit(TO_CLIENT, 10)).isEqualTo(new Line.Passage(10, Integer.MAX_VALUE, false));
    }

    @Test
    void cutAtTheEndOfAChunkComesWithTheChunk() throws InterruptedException {
        line.cutAfter(10, TO_CLIENT);

        assertThat(admit(TO_CLIENT, 10)).isEqualTo(new Line.Passage(10, Integer.MAX_VALUE, true));
    }

    @Test
    void piecesAreAsSmallAsAsked() throws InterruptedException {
        line.splitWrites(3);

        assertThat(admit(TO_CLIENT, 10).pieceSize()).isEqualTo(3);
    }

    @Test
    void stallHoldsUntilTheConnectionIsOver() throws InterruptedException {
        line.stall(TO_CLIENT);

        assertThat(line.admit(TO_CLIENT, 10, () -> true).bytes()).isEqualTo(10);
    }

    private Line.Passage admit(Direction direction, int size) throws InterruptedException {
        return line.admit(direction, size, () -> false);
    }
}
