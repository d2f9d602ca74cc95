package io.aiomysql.internal.session;

import static io.aiomysql.internal.memory.Outcomes.failure;
import static org.assertj.core.api.Assertions.assertThat;

import io.aiomysql.internal.future.Completion;
import io.aiomysql.internal.memory.MemoryConnection;
import io.aiomysql.internal.wire.Outgoing;
import io.aiomysql.protocol.Capabilities;
import io.aiomysql.protocol.message.ClientCommand;
import io.aiomysql.protocol.message.ComInitDb;
import io.aiomysql.protocol.message.ComPing;
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

    private Completion<Void> submit(ClientCommand command) {
        Completion<Void> completion = new Completion<>(() -> false, null);
        queue.submit(new AcknowledgeExchange(command, new Capabilities(0), completion));
        return completion;
    }
}
