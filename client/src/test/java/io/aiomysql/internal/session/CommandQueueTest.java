package io.aiomysql.internal.session;

import static io.aiomysql.internal.memory.Outcomes.failure;
import static org.assertj.core.api.Assertions.assertThat;

import io.aiomysql.MySqlConnectionException;
import io.aiomysql.MySqlConversionException;
import io.aiomysql.internal.future.Completion;
import io.aiomysql.internal.memory.MemoryConnection;
import io.aiomysql.internal.sql.SessionEffect;
import io.aiomysql.internal.wire.Outgoing;
import io.aiomysql.internal.wire.Phase;
import io.aiomysql.internal.wire.Wire;
import io.aiomysql.protocol.Capabilities;
import io.aiomysql.protocol.ServerFamily;
import io.aiomysql.protocol.command.AcknowledgeMachine;
import io.aiomysql.protocol.command.CommandAction;
import io.aiomysql.protocol.framing.PayloadReader;
import io.aiomysql.protocol.message.ClientCommand;
import io.aiomysql.protocol.message.ComInitDb;
import io.aiomysql.protocol.message.ComPing;
import io.aiomysql.protocol.message.ComQuery;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CommandQueueTest {

    private final MemoryConnection socket = new MemoryConnection(null, new Wire(new Phase() {
        @Override
        public int limit(int length, int sequence, int first) {
            throw new AssertionError("nothing is sent here");
        }

        @Override
        public void packetReceived(PayloadReader packet, int sequence, int nextSequence) {
            throw new AssertionError("nothing is sent here");
        }

        @Override
        public void closed(@Nullable Throwable cause) {}
    }));
    private final SessionState session = new SessionState(ServerFamily.MYSQL, "", "");
    private final SessionGate gate = new SessionGate(session, ServerFamily.MYSQL, new Capabilities(0));
    private final CommandQueue queue = new CommandQueue(
            socket, new Outgoing(socket), gate, Integer.MAX_VALUE, new Backlog(0), Duration.ofSeconds(10));

    @Test
    void aCommandThatCannotBeWrittenFailsAloneAndLeavesNoBytes() {
        Completion<Void> broken = submit(new ComInitDb(null));
        Completion<Void> next = submit(new ComPing());
        socket.turn();

        failure(NullPointerException.class, broken.future());
        assertThat(next.future()).isNotDone();
        assertThat(socket.writes()).containsExactly(new byte[] {1, 0, 0, 0, 0x0E});
    }

    @Test
    void futuresCompleteOnTheEventLoopThoughAnotherThreadDrains() {
        Patient patient = new Patient(Completion.onLoop(() -> false, queue::complete));
        queue.submit(patient);
        AtomicBoolean onLoop = new AtomicBoolean();
        var unused = patient.completion.future().whenComplete((done, failure) -> onLoop.set(socket.inEventLoop()));
        patient.failsNow = true;

        Completion<Void> next = submit(new ComPing());
        assertThat(patient.completion.future()).isNotDone();
        socket.turn();
        failure(IllegalStateException.class, patient.completion.future());
        assertThat(onLoop).isTrue();
        assertThat(next.future()).isNotDone();
    }

    @Test
    void futuresCompleteThoughTheEventLoopIsGone() {
        Patient patient = new Patient(Completion.onLoop(() -> false, queue::complete));
        queue.submit(patient);
        queue.close(new MySqlConnectionException("lost", null, false));

        failure(MySqlConnectionException.class, patient.completion.future());
    }

    @Test
    void anErrorWhileACommandIsEncodedFailsThatCommandAlone() {
        Completion<Void> broken = Completion.onLoop(() -> false, queue::complete);
        queue.submit(new Silent(
                out -> {
                    throw new StackOverflowError();
                },
                broken));
        Completion<Void> next = submit(new ComPing());
        socket.turn();

        assertThat(failure(MySqlConversionException.class, broken.future()))
                .hasCauseInstanceOf(StackOverflowError.class);
        assertThat(next.future()).isNotDone();
        assertThat(socket.writes()).containsExactly(new byte[] {1, 0, 0, 0, 0x0E});
    }

    @Test
    void anOperationThatCannotGoOnFailsAlone() {
        Patient patient = new Patient(Completion.onLoop(() -> false, queue::complete));
        patient.thrown = new OutOfMemoryError("unable to create native thread");
        queue.submit(patient);
        Completion<Void> next = submit(new ComPing());
        socket.turn();

        assertThat(failure(IllegalArgumentException.class, patient.completion.future()))
                .hasCauseInstanceOf(OutOfMemoryError.class);
        assertThat(next.future()).isNotDone();
        assertThat(socket.writes()).hasSize(1);
    }

    @Test
    void whatCannotBeSentInFullEndsTheConnectionAndLeavesNoFutureUndone() {
        Completion<Void> inFlight = submit(new ComPing());
        socket.turn();
        queue.upkeep(new Upkeep() {
            @Override
            public boolean isDue() {
                return true;
            }

            @Override
            public Exchange next() {
                throw new LinkageError("of the test");
            }
        });
        Completion<Void> waiting = submit(new ComPing());
        socket.turn();

        assertThat(socket.isClosed()).isTrue();
        assertThat(failure(MySqlConnectionException.class, inFlight.future()).mayHaveExecuted())
                .isTrue();
        assertThat(failure(MySqlConnectionException.class, waiting.future()).mayHaveExecuted())
                .isFalse();
        assertThat(queue.isClosed()).isTrue();
        failure(MySqlConnectionException.class, submit(new ComPing()).future());
    }

    @Test
    void oneFutureThatCannotBeFailedKeepsNoOtherOneUndone() {
        Completion<Void> unused = Completion.onLoop(() -> false, queue::complete);
        queue.submit(new Silent(new ComPing()::encode, unused) {
            @Override
            public void fail(RuntimeException reason) {
                throw new OutOfMemoryError("of the test");
            }
        });
        Completion<Void> next = submit(new ComPing());
        socket.turn();
        queue.close(new MySqlConnectionException("lost", null, false));

        failure(MySqlConnectionException.class, next.future());
    }

    /** As when another thread drains: the I/O thread looks whether somebody waits for the answer that it has just handled. */
    @Test
    void theAnswerForWhichACommandIsHeldIsNotMissedWhileTheCommandIsTriedAgain() {
        Silent change = new Silent(new ComPing()::encode, Completion.onLoop(() -> false, queue::complete));
        change.effect(SessionEffect.VARIABLES);
        queue.submit(change);
        AtomicInteger attempts = new AtomicInteger();
        queue.submit(new Silent(
                out -> {
                    new ComQuery("SELECT 'é'").encode(out);
                    if (attempts.incrementAndGet() == 2) {
                        queue.answered();
                        queue.endDispatch();
                    }
                },
                Completion.onLoop(() -> false, queue::complete)));
        socket.turn();
        assertThat(socket.writes()).hasSize(1);

        queue.written();

        assertThat(socket.writes()).hasSize(2);
    }

    @Test
    void whatThereIsNoMemoryToFailIsFailedLater() {
        Completion<Void> late = Completion.onLoop(() -> false, queue::complete);
        queue.submit(new Silent(new ComPing()::encode, late) {
            private int attempts;

            @Override
            public void fail(RuntimeException reason) {
                attempts++;
                if (attempts < 5) {
                    throw new OutOfMemoryError("of the test");
                }
                super.fail(reason);
            }
        });
        socket.turn();
        queue.close(new MySqlConnectionException("lost", null, false));

        failure(MySqlConnectionException.class, late.future());
    }

    /** Whose answer nobody looks at. */
    private static class Silent extends Exchange {

        private final Completion<Void> completion;

        Silent(Payload payload, Completion<Void> completion) {
            super(payload, new AcknowledgeMachine(new Capabilities(0)));
            this.completion = completion;
        }

        @Override
        protected void act(CommandAction action) {}

        @Override
        protected void complete() {}

        @Override
        public void fail(RuntimeException reason) {
            completion.fail(reason);
        }
    }

    /** Waits, as for a stream, and then fails. */
    private static final class Patient implements Operation {

        private final Completion<Void> completion;
        private boolean failsNow;
        private @Nullable Error thrown;

        Patient(Completion<Void> completion) {
            this.completion = completion;
        }

        @Override
        public boolean isAbandoned() {
            return false;
        }

        @Override
        public @Nullable Exchange next() {
            if (thrown != null) {
                throw thrown;
            }
            if (failsNow) {
                fail(new IllegalStateException("now"));
            }
            return null;
        }

        @Override
        public boolean isSent() {
            return failsNow;
        }

        @Override
        public void fail(RuntimeException reason) {
            completion.fail(reason);
        }
    }

    private Completion<Void> submit(ClientCommand command) {
        Completion<Void> completion = Completion.onLoop(() -> false, queue::complete);
        queue.submit(new AcknowledgeExchange(command, new Capabilities(0), Refusals.OF_ANY_SERVER, completion));
        return completion;
    }
}
