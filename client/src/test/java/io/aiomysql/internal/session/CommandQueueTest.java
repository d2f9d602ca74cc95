package io.aiomysql.internal.session;

import static io.aiomysql.internal.memory.Outcomes.failure;
import static org.assertj.core.api.Assertions.assertThat;

import io.aiomysql.MySqlConnectionException;
import io.aiomysql.internal.future.Completion;
import io.aiomysql.internal.memory.MemoryConnection;
import io.aiomysql.internal.wire.Outgoing;
import io.aiomysql.protocol.Capabilities;
import io.aiomysql.protocol.message.ClientCommand;
import io.aiomysql.protocol.message.ComInitDb;
import io.aiomysql.protocol.message.ComPing;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CommandQueueTest {

    private final MemoryConnection socket = new MemoryConnection(null, null);
    private final CommandQueue queue = new CommandQueue(socket, new Outgoing(socket), Integer.MAX_VALUE);

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
        Patient patient = new Patient(new Completion<>(() -> false, queue::complete));
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
        Patient patient = new Patient(new Completion<>(() -> false, queue::complete));
        queue.submit(patient);
        queue.close(new MySqlConnectionException("lost", null, false));

        failure(MySqlConnectionException.class, patient.completion.future());
    }

    /** Waits, as for a stream, and then fails. */
    private static final class Patient implements Operation {

        private final Completion<Void> completion;
        private boolean failsNow;

        Patient(Completion<Void> completion) {
            this.completion = completion;
        }

        @Override
        public boolean isAbandoned() {
            return false;
        }

        @Override
        public @Nullable Exchange next() {
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
        Completion<Void> completion = new Completion<>(() -> false, queue::complete);
        queue.submit(new AcknowledgeExchange(command, new Capabilities(0), Refusals.OF_ANY_SERVER, completion));
        return completion;
    }
}
