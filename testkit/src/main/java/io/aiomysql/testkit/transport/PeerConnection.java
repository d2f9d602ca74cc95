package io.aiomysql.testkit.transport;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.net.SocketAddress;
import javax.net.ssl.SSLContext;

/** The other end of a connection under test: plain blocking code. One thread may read while another writes. */
interface PeerConnection extends Closeable {

    /** Reads what is there, at least one byte; -1 at the end. */
    int read(byte[] target, int offset, int length) throws IOException;

    void write(byte[] data) throws IOException;

    /** The address of the end under test. */
    SocketAddress remoteAddress() throws IOException;

    /** Speaks TLS as the server from here on; returns when the handshake is done. */
    void startTls(SSLContext context, String... protocols) throws IOException;

    /** Closes in order: with TLS, says so first. */
    @Override
    void close() throws IOException;

    /** Closes the socket, without a word of TLS; what was sent still arrives. */
    void cut() throws IOException;

    /** Closes the socket so that the other end sees a reset. */
    void reset() throws IOException;

    /** Reads exactly so many bytes. */
    default byte[] read(int count) throws IOException {
        byte[] data = new byte[count];
        int done = 0;
        while (done < count) {
            int n = read(data, done, count - done);
            if (n < 0) {
                throw new EOFException("the connection ended after " + done + " of " + count + " bytes");
            }
            done += n;
        }
        return data;
    }
}
