package io.aiomysql.testkit.fake;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import javax.net.ssl.SSLContext;

/**
 * What a {@link FakeServer} does on a connection: a list of steps, played one after the other. Immutable.
 *
 * <p>After its last step the server keeps the connection open until the client closes it, or says COM_QUIT, which it answers
 * as a real server does, by closing it. Another packet that arrives then is a failure.
 */
public final class Script {

    private final List<Step> steps;

    private Script(List<Step> steps) {
        this.steps = List.copyOf(steps);
    }

    /**
     * Begins a script without steps.
     *
     * @return a builder
     */
    public static Builder builder() {
        return new Builder();
    }

    static Script noConnectionExpected(int count) {
        return builder()
                .add("refuse", connection -> {
                    throw new AssertionError("the scripts are for " + count + " connections, and here is another");
                })
                .build();
    }

    List<Step> steps() {
        return steps;
    }

    @Override
    public String toString() {
        return "Script" + steps;
    }

    /**
     * Puts a script together. Not thread-safe.
     *
     * <p>A packet that is sent without a sequence number gets the one after the last packet sent or received. A packet that
     * is received must carry that number, or 0, the number of a new command.
     */
    public static final class Builder {

        private final List<Step> steps = new ArrayList<>();
        private boolean ended;

        private Builder() {}

        /**
         * Sends bytes as they are.
         *
         * @param bytes the bytes, frame and all
         * @return this
         */
        public Builder send(byte... bytes) {
            byte[] copy = bytes.clone();
            return add("send " + copy.length + " bytes", connection -> connection.send(copy));
        }

        /**
         * Sends bytes as they are.
         *
         * @param hex the bytes, two digits each, with white space anywhere between them
         * @return this
         */
        public Builder sendHex(String hex) {
            return send(HexDump.parse(hex));
        }

        /**
         * Sends a packet with a number of its own.
         *
         * @param sequence the number, 0 to 255, right or wrong
         * @param payload the payload, such as one of {@link ServerPackets}
         * @return this
         */
        public Builder sendPacket(int sequence, byte[] payload) {
            byte[] copy = payload.clone();
            return add("send packet " + sequence, connection -> connection.sendPacket(sequence, copy));
        }

        /**
         * Sends a packet.
         *
         * @param payload the payload, such as one of {@link ServerPackets}
         * @return this
         */
        public Builder sendPacket(byte[] payload) {
            byte[] copy = payload.clone();
            return add("send packet", connection -> connection.sendPackets(List.of(copy)));
        }

        /**
         * Sends the greeting.
         *
         * @param greeting as it is now
         * @return this
         */
        public Builder greet(Greeting greeting) {
            return sendPacket(0, greeting.payload());
        }

        /**
         * Sends an OK packet with the session's status: autocommit as the client has set it.
         *
         * @return this
         */
        public Builder sendOk() {
            return add("send OK", FakeConnection::sendOk);
        }

        /**
         * Sends an ERR packet with SQLSTATE.
         *
         * @param code the error's number, 0 to 65,535
         * @param sqlState five characters
         * @param message the text
         * @return this
         */
        public Builder sendErr(int code, String sqlState, String message) {
            return sendPacket(ServerPackets.err(code, sqlState, message));
        }

        /**
         * Sends a result in one piece, with EOF packets or without, as agreed at login.
         *
         * @param result as it is when the step is played
         * @return this
         */
        public Builder sendResult(FakeResult result) {
            return add("send result", connection -> connection.sendResult(result));
        }

        /**
         * Reads a packet, whatever is in it. The set-up of {@link #answerSetUp()} is not such a packet.
         *
         * @return this
         */
        public Builder expectPacket() {
            return add("expect packet", FakeConnection::expectPacket);
        }

        /**
         * Reads a packet.
         *
         * @param payload what it must be
         * @return this
         */
        public Builder expectPacket(byte[] payload) {
            byte[] copy = payload.clone();
            return add("expect packet of " + copy.length + " bytes", connection -> connection.expectPacket(copy));
        }

        /**
         * Reads a COM_QUERY packet with the sequence number 0.
         *
         * @param sql the text it must have
         * @return this
         */
        public Builder expectCommand(String sql) {
            byte[] payload = new PayloadBuilder().int1(0x03).string(sql).toArray();
            return add("expect " + sql, connection -> connection.expectCommand(payload));
        }

        /**
         * Reads a command with the sequence number 0.
         *
         * @param hex the payload it must have, such as "0e" for COM_PING
         * @return this
         */
        public Builder expectCommandHex(String hex) {
            byte[] payload = HexDump.parse(hex);
            return add("expect command " + hex, connection -> connection.expectCommand(payload));
        }

        /**
         * Reads the client's answer to the greeting and keeps it for {@link FakeServer#handshakeResponse()}.
         *
         * @return this
         */
        public Builder expectHandshakeResponse() {
            return add("expect handshake response", FakeConnection::expectHandshakeResponse);
        }

        /**
         * Waits for the client to close the connection, in order or with a reset, with no other packet than COM_QUIT before it,
         * which is answered as a real server does, by closing.
         *
         * @return this
         */
        public Builder expectClientClose() {
            return add("expect client close", FakeConnection::expectClientClose);
        }

        /**
         * Reads COM_QUIT and closes the connection, as a real server does. The last step.
         *
         * @return this
         */
        public Builder expectQuit() {
            return expectCommandHex("01").close();
        }

        /**
         * From here on, answers OK to COM_QUERY packets whose text begins with SET, any number of them, until a packet comes
         * that is something else, or that is the one a step expects.
         *
         * @return this
         */
        public Builder answerSetUp() {
            return add("answer set-up", FakeConnection::answerSetUp);
        }

        /**
         * Waits for a gate. Meanwhile set-up is answered, if it is to be, and nothing else.
         *
         * @param gate opened by the test
         * @return this
         */
        public Builder delayUntil(Gate gate) {
            return add("wait for gate", connection -> connection.awaitOpened(gate.opened()));
        }

        /**
         * Waits for a latch as for a gate.
         *
         * @param latch counted down by the test
         * @return this
         */
        public Builder delayUntil(CountDownLatch latch) {
            return add("wait for latch", connection -> connection.awaitLatch(latch));
        }

        /**
         * Opens a gate, to tell the test that the script has come so far.
         *
         * @param gate the gate
         * @return this
         */
        public Builder signal(Gate gate) {
            return add("signal", connection -> gate.open());
        }

        /**
         * Sends what follows in pieces, each with a write of its own. The client may still read several at once.
         *
         * @param size the size of a piece in bytes, from 1
         * @return this
         */
        public Builder splitWrites(int size) {
            if (size < 1) {
                throw new IllegalArgumentException("a piece has at least one byte, not " + size);
            }
            return add("split writes", connection -> connection.output().splitWrites(size));
        }

        /**
         * Sends that many bytes more and then ends the connection as {@link #close()} does, without TLS's farewell. The steps
         * after the cut are not played; a script that ends before its cut is a failure.
         *
         * @param bytes how many, from 0
         * @return this
         */
        public Builder cutAfter(long bytes) {
            if (bytes < 0) {
                throw new IllegalArgumentException("cannot cut after " + bytes + " bytes");
            }
            return add("cut after " + bytes, connection -> connection.output().cutAfter(bytes));
        }

        /**
         * Reads an SSLRequest and starts TLS.
         *
         * @param context has the server's key
         * @return this
         */
        public Builder startTls(SSLContext context) {
            return add("start TLS", connection -> connection.startTls(context));
        }

        /**
         * Reads on and never answers, until the client closes the connection. The last step.
         *
         * @return this
         */
        public Builder stall() {
            return end("stall", FakeConnection::stall);
        }

        /**
         * Closes the connection in order: the client sees the end of the stream. What it still sends is read and dropped. The
         * last step.
         *
         * @return this
         */
        public Builder close() {
            return end("close", FakeConnection::closeOutput);
        }

        /**
         * Resets the connection: the client sees an error. The last step.
         *
         * @return this
         */
        public Builder reset() {
            return end("reset", FakeConnection::reset);
        }

        /**
         * Makes the script of the steps so far.
         *
         * @return the script
         */
        public Script build() {
            return new Script(steps);
        }

        private Builder end(String name, Step.Action action) {
            add(name, action);
            ended = true;
            return this;
        }

        private Builder add(String name, Step.Action action) {
            if (ended) {
                throw new IllegalStateException("nothing can follow \"" + steps.get(steps.size() - 1) + "\"");
            }
            steps.add(new Step(name, action));
            return this;
        }
    }
}
