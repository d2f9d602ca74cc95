package io.aiomysql.internal.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.aiomysql.MySqlResultException;
import org.junit.jupiter.api.Test;

class ResultSizeTest {

    private static final int MIB = 1 << 20;

    private final HeapShare share = new HeapShare(10L * MIB);
    private final ResultLimit shared = new ResultLimit(5L * MIB, share);

    @Test
    void aRowCountsWithItsHeaderAndFourBytesForEachValue() {
        ResultSize size = new ResultSize(ResultLimit.of(120, false));

        size.add(88, 7);

        assertThatExceptionOfType(MySqlResultException.class)
                .isThrownBy(() -> size.add(0, 0))
                .withMessageContainingAll("maxResultSize", "120 bytes", "LIMIT", "server cursor");
    }

    @Test
    void zeroIsNoLimit() {
        ResultSize size = new ResultSize(ResultLimit.of(0, false));

        for (int i = 0; i < 10_000; i++) {
            size.add(Integer.MAX_VALUE, 4_096);
        }
    }

    @Test
    void smallResultsTakeNothingFromTheShare() {
        new ResultSize(shared).add(ResultSize.FREE - 4, 0);

        assertThat(share.taken()).isZero();
    }

    @Test
    void oneResultReachesItsOwnLimit() {
        ResultSize size = new ResultSize(shared);
        for (int i = 0; i < 5; i++) {
            size.add(MIB - 4, 0);
        }

        assertThatExceptionOfType(MySqlResultException.class)
                .isThrownBy(() -> size.add(1, 0))
                .withMessageContainingAll("maxResultSize", "5,242,880 bytes", "a quarter of the heap");
    }

    @Test
    void allTogetherTakeNoMoreThanTheShareAndGiveBackWhatTheyTook() {
        ResultSize first = new ResultSize(shared);
        ResultSize second = new ResultSize(shared);
        ResultSize third = new ResultSize(shared);
        first.add(4 * MIB, 0);
        second.add(4 * MIB, 0);

        assertThatExceptionOfType(MySqlResultException.class)
                .isThrownBy(() -> third.add(4 * MIB, 0))
                .withMessageContainingAll("at the same time", "10,485,760 bytes", "maxResultSize");
        third.giveBack();
        first.giveBack();
        first.giveBack();
        new ResultSize(shared).add(4 * MIB, 0);
        second.giveBack();
        assertThat(share.taken()).isBetween(3L * MIB, 4L * MIB);
    }

    @Test
    void aLimitOfTheUsersOwnIsNotShared() {
        assertThat(ResultLimit.of(1_000, false).share()).isNull();
        assertThat(ResultLimit.of(1_000, true).share()).isSameAs(HeapShare.OF_JVM);
    }
}
