package io.aiomysql.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.aiomysql.ConnectOptions;
import io.aiomysql.protocol.spi.Transport;
import io.aiomysql.protocol.spi.TransportProvider;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TransportSelectionTest {

    private static final TransportProvider NIO = new Named("nio");
    private static final TransportProvider NETTY = new Named("netty");

    @Test
    void theOnlyOneIsTaken() {
        assertThat(TransportSelection.choose(List.of(NIO), Optional.empty())).isSameAs(NIO);
    }

    @Test
    void noneNamesBothArtifacts() {
        assertThatIllegalStateException()
                .isThrownBy(() -> TransportSelection.choose(List.of(), Optional.empty()))
                .withMessageContainingAll("io.aiomysql:aiomysql-transport-nio", "io.aiomysql:aiomysql-transport-netty");
    }

    @Test
    void twoWithoutAChoiceNameBothAndTheRemedy() {
        assertThatIllegalStateException()
                .isThrownBy(() -> TransportSelection.choose(List.of(NIO, NETTY), Optional.empty()))
                .withMessageContainingAll("netty", "nio", "transport(name)");
    }

    @Test
    void aNameChoosesAmongTwo() {
        assertThat(TransportSelection.choose(List.of(NIO, NETTY), Optional.of("netty")))
                .isSameAs(NETTY);
        assertThat(TransportSelection.choose(List.of(NIO, NETTY), Optional.of("nio")))
                .isSameAs(NIO);
    }

    @Test
    void aNameThatIsNotThereListsThoseThatAre() {
        assertThatIllegalStateException()
                .isThrownBy(() -> TransportSelection.choose(List.of(NIO), Optional.of("netty")))
                .withMessageContainingAll("'netty'", "[nio]", "io.aiomysql:aiomysql-transport-netty");
    }

    @Test
    void aTransportThatIsGivenWins() {
        MemoryTransport given = new MemoryTransport();

        assertThat(TransportSelection.choose(
                        ConnectOptions.builder().transport(given).build()))
                .isSameAs(given);
    }

    @Test
    void connectionsShareTheTransportThatIsFound() {
        Transport found = chosen("nio");

        assertThat(found.name()).isEqualTo("nio");
        assertThat(chosen("nio")).isSameAs(found);
        assertThat(chosen("netty").name()).isEqualTo("netty");
    }

    private static Transport chosen(String name) {
        return TransportSelection.choose(
                ConnectOptions.builder().transport(name).build());
    }

    private record Named(String name) implements TransportProvider {
        @Override
        public Transport create() {
            throw new AssertionError("nobody connects here");
        }
    }
}
