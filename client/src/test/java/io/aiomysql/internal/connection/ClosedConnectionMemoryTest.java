package io.aiomysql.internal.connection;

import static org.assertj.core.api.Assertions.assertThat;

import io.aiomysql.internal.memory.MemorySession;
import io.aiomysql.protocol.spi.TransportConnection;
import java.lang.ref.WeakReference;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What long time limits keep of a connection that is closed. */
@Timeout(60)
class ClosedConnectionMemoryTest {

    private static final int ATTEMPTS = 200;

    @Test
    void noTimerKeepsAClosedConnectionInMemory() {
        WeakReference<TransportConnection> closed = opened();
        for (int i = 0; i < ATTEMPTS && closed.get() != null; i++) {
            System.gc();
        }

        assertThat(closed.get()).isNull();
    }

    private static WeakReference<TransportConnection> opened() {
        Duration day = Duration.ofDays(1);
        MemorySession session = MemorySession.opened(options ->
                options.connectTimeout(day).queryTimeout(day).readTimeout(day).cancelTimeout(day));
        var unused = session.connection().query("SELECT 1");
        session.answerNumber(1);
        session.connection().close();
        session.socket().turn();
        return new WeakReference<>(session.socket());
    }
}
