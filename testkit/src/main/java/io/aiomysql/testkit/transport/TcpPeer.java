package io.aiomysql.testkit.transport;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketAddress;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** A peer on TCP, with or without TLS. */
final class TcpPeer implements PeerConnection {

    private final Socket tcp;
    private volatile Socket current;

    TcpPeer(Socket tcp) throws IOException {
        this.tcp = tcp;
        this.current = tcp;
        tcp.setTcpNoDelay(true);
        tcp.setSoTimeout((int) Target.PATIENCE.toMillis());
    }

    /** The TLS socket, to do what only it can. */
    SSLSocket tls() {
        return (SSLSocket) current;
    }

    /** The connection under TLS, to send what is none. */
    PeerConnection beneathTls() throws IOException {
        return new TcpPeer(tcp);
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        return current.getInputStream().read(target, offset, length);
    }

    @Override
    public void write(byte[] data) throws IOException {
        current.getOutputStream().write(data);
    }

    @Override
    public SocketAddress remoteAddress() {
        return tcp.getRemoteSocketAddress();
    }

    @Override
    public void startTls(SSLContext context, String... protocols) throws IOException {
        // The stream of bytes already consumed is what makes it a server's socket; there are none.
        SSLSocket tls = (SSLSocket) context.getSocketFactory().createSocket(tcp, null, true);
        if (protocols.length > 0) {
            tls.setEnabledProtocols(protocols);
        }
        current = tls;
        tls.startHandshake();
    }

    /** Does the same, and requires a certificate of the client. */
    void startTlsWithClientCertificate(SSLContext context) throws IOException {
        SSLSocket tls = (SSLSocket) context.getSocketFactory().createSocket(tcp, null, true);
        tls.setNeedClientAuth(true);
        current = tls;
        tls.startHandshake();
    }

    @Override
    public void close() throws IOException {
        current.close();
    }

    @Override
    public void cut() throws IOException {
        tcp.close();
    }

    @Override
    public void reset() throws IOException {
        tcp.setSoLinger(true, 0);
        tcp.close();
    }
}
