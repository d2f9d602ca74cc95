package io.aiomysql.testkit.fake;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;

/** A client that knows nothing of the protocol but a login from the manual. */
final class PlainClient implements Closeable {

    /** The manual's example of a HandshakeResponse41: user pam, database test. */
    static final byte[] HANDSHAKE_RESPONSE = HexDump.parse("8d a6 0f 00 00 00 00 01 08 00 00 00 00 00 00 00"
            + "00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00"
            + "70 61 6d 00 14 ab 09 ee f6 bc b1 32 3e 61 14 38 65 c0 99 1d 95 7d 75 d4 47 74 65 73"
            + "74 00 6d 79 73 71 6c 5f 6e 61 74 69 76 65 5f 70 61 73 73 77 6f 72 64 00");

    private Socket socket;

    PlainClient(FakeServer server) throws IOException {
        socket = new Socket(server.address().getAddress(), server.port());
        socket.setTcpNoDelay(true);
        // A read that never ends is not one that a test's timeout could interrupt.
        socket.setSoTimeout(20_000);
    }

    Socket socket() {
        return socket;
    }

    /** Goes on over TLS. */
    void replaceSocket(Socket next) {
        socket = next;
    }

    InputStream in() throws IOException {
        return socket.getInputStream();
    }

    void send(byte[] bytes) throws IOException {
        OutputStream out = socket.getOutputStream();
        out.write(bytes);
        out.flush();
    }

    void sendPacket(int sequence, byte[] payload) throws IOException {
        send(ServerPackets.packet(sequence, payload));
    }

    static byte[] query(String sql) {
        return new PayloadBuilder().int1(0x03).string(sql).toArray();
    }

    /** Reads one packet, frame and all. */
    byte[] frame() throws IOException {
        Packet packet = PacketReader.read(in());
        return packet == null ? new byte[0] : ServerPackets.packet(packet.sequence(), packet.payload());
    }

    byte[] login() throws IOException {
        byte[] greeting = frame();
        sendPacket(1, HANDSHAKE_RESPONSE);
        frame();
        return greeting;
    }

    /** Closes the socket in the midst of a test. */
    void hangUp() throws IOException {
        socket.close();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
