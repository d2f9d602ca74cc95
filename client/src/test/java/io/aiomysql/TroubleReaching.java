package io.aiomysql;

import io.aiomysql.testkit.fake.CapabilityFlags;
import io.aiomysql.testkit.fake.FakeServer;
import io.aiomysql.testkit.fake.Gate;
import io.aiomysql.testkit.fake.Greeting;
import io.aiomysql.testkit.fake.Script;
import io.aiomysql.testkit.server.ServerKind;
import io.aiomysql.testkit.server.TestServer;
import io.aiomysql.testkit.server.TestServers;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The errors on the way to the server, TLS included. */
final class TroubleReaching {

    private static final Duration SHORT = Duration.ofMillis(300);

    private TroubleReaching() {}

    static List<Throwable> refused(Trouble trouble) throws Exception {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        return List.of(trouble.opening(trouble.options(ServerKind.MARIADB).port(port)));
    }

    static List<Throwable> unknownHost(Trouble trouble) {
        return List.of(trouble.opening(trouble.options(ServerKind.MARIADB, host -> {
            throw new UnknownHostException(host);
        })));
    }

    static List<Throwable> wrongPort(Trouble trouble) {
        FakeServer xProtocol = trouble.fakeServer(
                Script.builder().sendHex("05 00 00 00 0b 08 05 1a 00").expectClientClose());
        FakeServer ssh = trouble.fakeServer(Script.builder()
                .send("SSH-2.0-OpenSSH_9.2\r\n".getBytes(StandardCharsets.US_ASCII))
                .expectClientClose());
        // A web server waits for the client to speak first.
        FakeServer web = trouble.fakeServer(Script.builder().stall());
        return List.of(
                trouble.opening(trouble.options(xProtocol)),
                trouble.opening(trouble.options(ssh)),
                trouble.opening(trouble.options(web).connectTimeout(SHORT)));
    }

    static List<Throwable> timeout(Trouble trouble) {
        Gate silent = new Gate();
        ConnectOptionsBuilder options = trouble.options(ServerKind.MARIADB, host -> {
            silent.opened().join();
            throw new UnknownHostException(host);
        });
        // Is opened before the transport, in which the look-up hangs, is closed.
        trouble.closing(silent::open);
        return List.of(trouble.opening(options.connectTimeout(SHORT)));
    }

    static List<Throwable> noTls(Trouble trouble) {
        FakeServer server = trouble.fakeServer(Script.builder()
                .greet(Greeting.mysql().without(CapabilityFlags.SSL))
                .expectClientClose());
        return List.of(trouble.opening(trouble.remote(server)));
    }

    static List<Throwable> unknownAuthority(Trouble trouble) {
        List<Throwable> thrown = new ArrayList<>();
        for (ServerKind kind : ServerKind.values()) {
            thrown.add(trouble.opening(trouble.remote(kind)));
        }
        return thrown;
    }

    static List<Throwable> wrongName(Trouble trouble) {
        List<Throwable> thrown = new ArrayList<>();
        for (ServerKind kind : ServerKind.values()) {
            TestServer server = TestServers.get(kind);
            Path authority = Endpoints.had(server.caCertificate(), "file of authorities", server);
            thrown.add(trouble.opening(trouble.remote(kind).sslCa(authority)));
        }
        return thrown;
    }
}
