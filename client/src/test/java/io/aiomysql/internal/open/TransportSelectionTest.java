package io.aiomysql.internal.open;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.aiomysql.internal.memory.MemoryTransport;
import io.aiomysql.internal.options.OptionValues;
import io.aiomysql.protocol.spi.Transport;
import io.aiomysql.protocol.spi.TransportProvider;
import java.util.List;
import org.junit.jupiter.api.Test;

class TransportSelectionTest {

    private static final TransportProvider NIO = new Named("nio");
    private static final TransportProvider NETTY = new Named("netty");

    @Test
    void theOnlyOneIsTaken() {
        assertThat(TransportSelection.choose(List.of(NIO), null)).isSameAs(NIO);
    }

    @Test
    void noneNamesBothArtifacts() {
        assertThatIllegalStateException()
                .isThrownBy(() -> TransportSelection.choose(List.of(), null))
                .withMessageContainingAll(
                        "io.aiomysql:aiomysql-transport-nio",
                        "io.aiomysql:aiomysql-transport-netty",
                        "META-INF/services merged");
    }

    @Test
    void twoWithoutAChoiceNameBothAndTheRemedy() {
        assertThatIllegalStateException()
                .isThrownBy(() -> TransportSelection.choose(List.of(NIO, NETTY), null))
                .withMessageContainingAll("netty", "nio", "transport(name)");
    }

    @Test
    void aNameChoosesAmongTwo() {
        assertThat(TransportSelection.choose(List.of(NIO, NETTY), "netty")).isSameAs(NETTY);
        assertThat(TransportSelection.choose(List.of(NIO, NETTY), "nio")).isSameAs(NIO);
    }

    @Test
    void aNameThatIsNotThereListsThoseThatAre() {
        assertThatIllegalStateException()
                .isThrownBy(() -> TransportSelection.choose(List.of(NIO), "netty"))
                .withMessageContainingAll("'netty'", "[nio]", "io.aiomysql:aiomysql-transport-netty", "merge");
    }

    @Test
    void aTransportThatIsGivenWins() {
        OptionValues options = new OptionValues();
        options.transport = new MemoryTransport();

        assertThat(TransportSelection.choose(options)).isSameAs(options.transport);
    }

    @Test
    void connectionsShareTheTransportThatIsFound() {
        Transport found = chosen("nio");

        assertThat(found.name()).isEqualTo("nio");
        assertThat(chosen("nio")).isSameAs(found);
        assertThat(chosen("netty").name()).isEqualTo("netty");
    }

    private static Transport chosen(String name) {
        OptionValues options = new OptionValues();
        options.transportName = name;
        return TransportSelection.choose(options);
    }

    private record Named(String name) implements TransportProvider {
        @Override
        public Transport create() {
            throw new AssertionError("nobody connects here");
        }
    }
}
