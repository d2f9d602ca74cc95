package io.aiomysql.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.openjdk.jmh.util.ListStatistics;

class RatioTableTest {

    private final RatioTable table = new RatioTable("time", "nio");

    @Test
    void aCostIsDividedByTheBaselinesCost() {
        table.add("connect", "nio", costs(9.9, 10, 10.1));
        table.add("connect", "netty", costs(14.9, 15, 15.1));

        assertThat(table.toString().lines())
                .containsExactly("", "time" + " ".repeat(17) + "netty ", "connect" + " ".repeat(15) + "1.50 ");
    }

    @Test
    void aRateThatIsHalfTheBaselinesIsTwiceTheCost() {
        table.add("rows", "nio", rates(99, 100, 101));
        table.add("rows", "netty", rates(49, 50, 51));

        assertThat(table.toString()).contains("2.00 ");
    }

    @Test
    void aDifferenceWithinTheErrorsIsMarked() {
        table.add("connect", "nio", costs(8, 10, 12));
        table.add("connect", "netty", costs(9, 11, 13));

        assertThat(table.toString()).contains("1.10~");
    }

    @Test
    void aSingleSampleTellsNoDifference() {
        table.add("connect", "nio", costs(10));
        table.add("connect", "netty", costs(20));

        assertThat(table.toString()).contains("2.00~");
    }

    @Test
    void theBaselineMayComeLast() {
        table.add("connect", "netty", costs(19.9, 20, 20.1));
        table.add("connect", "nio", costs(9.9, 10, 10.1));

        assertThat(table.toString()).contains("2.00 ");
    }

    @Test
    void whatOneRowLacksIsADash() {
        table.add("connect", "nio", costs(10));
        table.add("connect", "netty", costs(10));
        table.add("rows", "nio", costs(10));

        assertThat(table.toString().lines().skip(3)).containsExactly("rows" + " ".repeat(21) + "- ");
    }

    @Test
    void aRowWithoutTheBaselineIsLeftOut() {
        table.add("connect", "nio", costs(10));
        table.add("connect", "netty", costs(10));
        table.add("rows", "netty", costs(10));

        assertThat(table.toString()).contains("connect").doesNotContain("rows");
    }

    @Test
    void theBaselineAloneMakesNoTable() {
        table.add("connect", "nio", costs(10));

        assertThat(table.toString()).isEmpty();
    }

    private static Measured costs(double... samples) {
        return new Measured(new ListStatistics(samples), false);
    }

    private static Measured rates(double... samples) {
        return new Measured(new ListStatistics(samples), true);
    }
}
