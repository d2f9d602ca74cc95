package io.aiomysql;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.SubmissionPublisher;
import org.junit.jupiter.api.Test;

/** Parameters that a publisher gives, on real servers. */
class PublishedParameterIT extends ServerTest {

    private static final int BUFFER = 100_000;
    private static final int BUFFERS = 60;

    @Test
    void whatIsPublishedArrivesWhole() {
        MySqlConnection connection = connect();
        byte[] whole = new byte[BUFFER * BUFFERS];
        for (int i = 0; i < whole.length; i++) {
            whole[i] = (byte) (i / 7);
        }
        SubmissionPublisher<ByteBuffer> publisher = new SubmissionPublisher<>();
        CompletableFuture<QueryResult> sent = connection.query("SELECT LENGTH(?), SHA2(?, 256)", 1, publisher);
        CompletableFuture<QueryResult> next = connection.query("SELECT SHA2(?, 256)", whole);
        // What is offered before anybody subscribes is dropped.
        CompletableFuture<Void> offering = CompletableFuture.runAsync(() -> {
            try (publisher) {
                while (!publisher.hasSubscribers()) {
                    Thread.onSpinWait();
                }
                for (int i = 0; i < BUFFERS; i++) {
                    publisher.submit(ByteBuffer.wrap(whole, i * BUFFER, BUFFER));
                }
            }
        });

        String digest = sent.join().single().getString(1);
        assertThat(digest).isEqualTo(next.join().single().getString(0));
        offering.join();
    }
}
