package io.aiomysql.testkit.fake;

import java.io.IOException;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/** A connection as the steps of a script see it. To be called by one thread, the one that plays the script. */
final class FakeConnection {

    /** An answer to the client's set-up was cut off; what the script expected after it will not come. */
    static final class CutWhileExpecting extends RuntimeException {}

    private static final int SSL_REQUEST_LENGTH = 32;
    private static final Pattern SET_AUTOCOMMIT =
            Pattern.compile("\\bautocommit\\s*=\\s*(?:(1|ON)|0|OFF)\\b", Pattern.CASE_INSENSITIVE);

    private final Socket socket;
    private final Executor threads;
    private final Progress progress;
    private final ScriptedOutput output;
    private final ReadAhead input;
    private @Nullable SSLSocket tls;
    private boolean over;
    private boolean answeringSetUp;
    private boolean deprecateEof;
    private int status = ServerPackets.STATUS_AUTOCOMMIT;
    private String lastQuery = "";
    private int nextSequence;
    private boolean sequenceKnown = true;

    FakeConnection(Socket socket, Executor threads, Progress progress) throws IOException {
        this.socket = socket;
        this.threads = threads;
        this.progress = progress;
        this.input = new ReadAhead(socket.getInputStream(), threads, progress.connections());
        this.output = new ScriptedOutput(socket.getOutputStream());
    }

    ScriptedOutput output() {
        return output;
    }

    /** Says whether the server has said its last word on this connection. */
    boolean isOver() {
        return over;
    }

    // Sending

    void send(byte[] bytes) throws IOException {
        sequenceKnown = false;
        write(bytes);
    }

    void sendPacket(int sequence, byte[] payload) throws IOException {
        nextSequence = sequence;
        sendPackets(List.of(payload));
    }

    void sendPackets(List<byte[]> payloads) throws IOException {
        PayloadBuilder frames = new PayloadBuilder();
        for (byte[] payload : payloads) {
            frames.bytes(ServerPackets.packet(nextSequence, payload));
            nextSequence = (nextSequence + ServerPackets.frames(payload)) & 0xFF;
        }
        write(frames.toArray());
    }

    void sendOk() throws IOException {
        Matcher matcher = SET_AUTOCOMMIT.matcher(lastQuery);
        if (matcher.find()) {
            status = matcher.group(1) != null ? ServerPackets.STATUS_AUTOCOMMIT : 0;
        }
        sendPackets(List.of(ServerPackets.ok(status)));
    }

    void sendResult(FakeResult result) throws IOException {
        sendPackets(result.payloads(deprecateEof, status));
    }

    private void write(byte[] bytes) throws IOException {
        if (!over && !output.write(bytes)) {
            socket.shutdownOutput();
            over = true;
        }
    }

    // Expecting

    Packet expectPacket() throws IOException, InterruptedException {
        return require(next(packet -> false));
    }

    void expectPacket(byte[] payload) throws IOException, InterruptedException {
        Packet packet = require(next(candidate -> PacketCheck.same(payload, candidate)));
        PacketCheck.requireSame(payload, packet);
    }

    void expectCommand(byte[] payload) throws IOException, InterruptedException {
        Packet packet = require(next(candidate -> PacketCheck.same(payload, candidate)));
        PacketCheck.requireSame(payload, packet);
        PacketCheck.requireSequence(0, packet);
    }

    void expectHandshakeResponse() throws IOException, InterruptedException {
        int expected = nextSequence;
        boolean known = sequenceKnown;
        Packet packet = expectPacket();
        if (known) {
            PacketCheck.requireSequence(expected, packet);
        }
        HandshakeResponse response = HandshakeResponse.parse(packet.payload());
        deprecateEof = response.has(CapabilityFlags.DEPRECATE_EOF);
        progress.received(response);
    }

    void expectClientClose() throws IOException, InterruptedException {
        expectEnd("expected the client to close the connection");
    }

    void expectNothingMore() throws IOException, InterruptedException {
        expectEnd("the script has ended, and the client sends more");
    }

    /** Lets the client close the connection, or say good-bye and have it closed, and nothing else. */
    private void expectEnd(String otherwise) throws IOException, InterruptedException {
        Packet packet = next(candidate -> false);
        if (packet == null) {
            return;
        }
        if (!packet.isQuit()) {
            throw PacketCheck.unexpected(otherwise, packet);
        }
        closeOutput();
    }

    void answerSetUp() {
        answeringSetUp = true;
    }

    /** The state of the session stays unknown: the answer has no row. */
    private void sendSetUp(Packet packet) throws IOException {
        if (packet.isStateQuery()) {
            sendResult(FakeResult.columns(packet.aliases()));
        } else {
            sendOk();
        }
    }

    void awaitOpened(CompletableFuture<?> opened) throws IOException, InterruptedException {
        while (!opened.isDone() && !over) {
            CompletableFuture<@Nullable Packet> upcoming = input.upcoming();
            ReadAhead.await(CompletableFuture.anyOf(opened, upcoming));
            if (upcoming.isDone()) {
                Packet packet = ReadAhead.await(upcoming);
                if (packet != null && answeringSetUp && packet.isSetUp()) {
                    take();
                    sendSetUp(packet);
                } else {
                    ReadAhead.await(opened);
                }
            }
        }
    }

    void awaitLatch(CountDownLatch latch) throws IOException, InterruptedException {
        Gate gate = new Gate();
        threads.execute(() -> {
            try {
                latch.await();
                gate.open();
            } catch (InterruptedException e) {
                // The server is closed, and nobody waits for the gate any more.
                Thread.currentThread().interrupt();
            }
        });
        awaitOpened(gate.opened());
    }

    // Beginnings and ends

    void startTls(SSLContext context) throws IOException, InterruptedException {
        Packet request = expectPacket();
        boolean asksForTls = request.payload().length == SSL_REQUEST_LENGTH
                && (new PayloadCursor(request.payload()).fixed(4) & CapabilityFlags.SSL) != 0;
        if (!asksForTls) {
            throw PacketCheck.unexpected("expected an SSLRequest", request);
        }
        SSLSocket wrapped = (SSLSocket) context.getSocketFactory().createSocket(socket, null, false);
        wrapped.startHandshake();
        input.replace(wrapped.getInputStream());
        output.replace(wrapped.getOutputStream());
        tls = wrapped;
    }

    void stall() {
        over = true;
    }

    /** Ends the server's half of the connection; the client's half stays, so that its close can be seen. */
    void closeOutput() throws IOException {
        if (tls != null) {
            tls.shutdownOutput();
        }
        if (!socket.isOutputShutdown()) {
            socket.shutdownOutput();
        }
        over = true;
    }

    void reset() throws IOException {
        over = true;
        input.clientIsGone();
        socket.setSoLinger(true, 0);
        socket.close();
    }

    /** Reads what the client sends, and drops it, until it closes the connection. */
    void discardUntilClientCloses() throws InterruptedException {
        Packet dropped = input.take();
        while (dropped != null) {
            dropped = input.take();
        }
    }

    // Reading

    private @Nullable Packet next(Predicate<Packet> expected) throws IOException, InterruptedException {
        Packet packet = take();
        while (packet != null && answeringSetUp && packet.isSetUp() && !expected.test(packet)) {
            sendSetUp(packet);
            if (over) {
                throw new CutWhileExpecting();
            }
            packet = take();
        }
        answeringSetUp = false;
        return packet;
    }

    private Packet require(@Nullable Packet packet) {
        if (packet == null) {
            throw new AssertionError("the client has closed the connection", input.lost());
        }
        return packet;
    }

    private @Nullable Packet take() throws InterruptedException {
        Packet packet = input.take();
        if (packet == null) {
            return null;
        }
        if (sequenceKnown && packet.sequence() != 0) {
            PacketCheck.requireSequence(nextSequence, packet);
        }
        nextSequence = (packet.lastSequence() + 1) & 0xFF;
        sequenceKnown = true;
        if (packet.isQuery()) {
            lastQuery = packet.sql();
            progress.receivedQuery(lastQuery);
        }
        return packet;
    }
}
