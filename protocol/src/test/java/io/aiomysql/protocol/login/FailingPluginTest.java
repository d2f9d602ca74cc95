package io.aiomysql.protocol.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aiomysql.protocol.Bytes;
import io.aiomysql.protocol.Capabilities;
import io.aiomysql.protocol.Hex;
import io.aiomysql.protocol.ProtocolException;
import io.aiomysql.protocol.ServerFamily;
import io.aiomysql.protocol.framing.PayloadReader;
import io.aiomysql.protocol.spi.AuthContext;
import io.aiomysql.protocol.spi.AuthExchange;
import io.aiomysql.protocol.spi.AuthPlugin;
import io.aiomysql.protocol.spi.AuthReply;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Plugins of users that throw, or return null: the login gives up, and quotes nothing of what they say. */
class FailingPluginTest {

    private static final String SECRET = "s3cret";
    private static final AuthExchange SENDING = data -> new AuthReply.Send(Bytes.EMPTY);

    /** Does what it is made with when it begins; asks for a challenge of its own unless {@code anyGreeting}. */
    private record Failing(Supplier<@Nullable AuthExchange> begin, boolean anyGreeting) implements AuthPlugin {
        @Override
        public String name() {
            return "failing";
        }

        @Override
        public boolean answersAnyGreeting() {
            return anyGreeting;
        }

        @Override
        @SuppressWarnings("NullAway")
        public AuthExchange begin(AuthContext context) {
            return begin.get();
        }
    }

    private static RuntimeException thrown(Throwable failure) {
        if (failure instanceof Error error) {
            throw error;
        }
        throw (RuntimeException) failure;
    }

    static Stream<Supplier<@Nullable AuthExchange>> failures() {
        return Stream.<Throwable>of(
                        new IllegalStateException(SECRET), new OutOfMemoryError(SECRET), new LinkageError(SECRET))
                .flatMap(failure -> Stream.of(
                        () -> {
                            throw thrown(failure);
                        },
                        () -> data -> {
                            throw thrown(failure);
                        }));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void whatIsThrownIsTheCauseAndIsNotQuoted(Supplier<@Nullable AuthExchange> begin) {
        AuthenticationMachine first = machine(begin, true);
        isFailure(first.begin());
        assertThatThrownBy(() -> on(first, "01 00")).isInstanceOf(IllegalStateException.class);

        AuthenticationMachine other = machine(begin, false);
        LoginAction begun = other.begin();
        isFailure(begun instanceof LoginAction.GiveUp ? begun : on(other, "FE 6661696C696E67 00 0102"));
    }

    private static void isFailure(LoginAction action) {
        assertThat(action).isInstanceOfSatisfying(LoginAction.GiveUp.class, giveUp -> {
            assertThat(giveUp.reason()).contains("'failing'", "was thrown").doesNotContain(SECRET);
            assertThat(giveUp.cause()).isNotNull().hasMessage(SECRET);
        });
    }

    @Test
    @SuppressWarnings("NullAway")
    void aNullIsAFailure() {
        List<Supplier<@Nullable AuthExchange>> nulls =
                List.of(() -> null, () -> data -> null, () -> data -> new AuthReply.Send(null));
        for (Supplier<@Nullable AuthExchange> begin : nulls) {
            assertThat(machine(begin, true).begin())
                    .isInstanceOfSatisfying(
                            LoginAction.GiveUp.class,
                            giveUp -> assertThat(giveUp.reason()).contains("'failing' has failed"));
        }
    }

    @Test
    void aPluginMaySayThatTheServerIsAtFault() {
        AuthenticationMachine machine = machine(
                () -> data -> {
                    throw new ProtocolException("no nonce");
                },
                true);
        assertThatThrownBy(machine::begin).isInstanceOf(ProtocolException.class).hasMessage("no nonce");
    }

    @Test
    void theHashForTheProofMayFailToo() {
        AuthenticationMachine machine = machine(
                () -> new AuthExchange() {
                    @Override
                    public AuthReply next(Bytes serverData) {
                        return SENDING.next(serverData);
                    }

                    @Override
                    public Bytes passwordHash() {
                        throw new IllegalStateException(SECRET);
                    }
                },
                true);
        machine.begin();
        assertThatThrownBy(machine::passwordHash)
                .isInstanceOfSatisfying(PluginFailure.class, e -> isFailure(e.action()));
    }

    private static AuthenticationMachine machine(Supplier<@Nullable AuthExchange> begin, boolean anyGreeting) {
        Credentials credentials = new Credentials(
                List.of(Bytes.EMPTY), List.of(new Failing(begin, anyGreeting)), null, true, true, false, null);
        return new AuthenticationMachine(
                credentials, ServerFamily.MYSQL, new Capabilities(0), "another", Bytes.copyOf((byte) 1));
    }

    private static LoginAction on(AuthenticationMachine machine, String packet) {
        return machine.packetReceived(PayloadReader.of(Hex.bytes(packet)));
    }
}
