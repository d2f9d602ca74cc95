package io.aiomysql.testkit.fake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class SplitsTest {

    @Test
    void yieldsWholeThenEachCutThenByteByByte() {
        List<String> ways = new ArrayList<>();

        Splits.everyByte(new byte[] {1, 2, 3}, pieces -> ways.add(shown(pieces)));

        assertThat(ways).containsExactly("010203", "01 0203", "0102 03", "01 02 03");
    }

    @Test
    void yieldsNothingForNothing() {
        Splits.everyByte(new byte[0], pieces -> {
            throw new AssertionError("there is nothing to feed");
        });
    }

    @Test
    void piecesAreOfOneSizeButForTheLast() {
        assertThat(shown(Splits.pieces(new byte[] {1, 2, 3, 4, 5}, 2))).isEqualTo("0102 0304 05");
        assertThatIllegalArgumentException().isThrownBy(() -> Splits.pieces(new byte[1], 0));
    }

    private static String shown(List<byte[]> pieces) {
        return String.join(" ", pieces.stream().map(HexFormat.of()::formatHex).toList());
    }
}
