package io.aiomysql;

import static io.aiomysql.testkit.fake.ServerPackets.authMoreData;
import static io.aiomysql.testkit.fake.ServerPackets.authSwitchRequest;
import static io.aiomysql.testkit.fake.ServerPackets.ok;
import static org.assertj.core.api.Assertions.assertThat;

import io.aiomysql.internal.memory.MemorySession;
import io.aiomysql.protocol.Capabilities;
import io.aiomysql.protocol.spi.HostResolver;
import io.aiomysql.protocol.spi.Transport;
import io.aiomysql.testkit.fake.CapabilityFlags;
import io.aiomysql.testkit.fake.ColumnDefinition;
import io.aiomysql.testkit.fake.FakeServer;
import io.aiomysql.testkit.fake.Greeting;
import io.aiomysql.testkit.fake.Script;
import io.aiomysql.testkit.fake.Scripts;
import io.aiomysql.testkit.fake.ServerPackets;
import io.aiomysql.testkit.proxy.Direction;
import io.aiomysql.testkit.proxy.FaultProxy;
import io.aiomysql.testkit.tls.TestCertificates;
import io.aiomysql.transport.netty.NettyTransport;
import io.aiomysql.transport.nio.NioTransport;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;

/**
 * Servers that attack. With default options, no secret leaves in the clear, and no attack gets more than a typed error and a closed
 * socket: neither one that claims to be on this machine, nor one that claims to be another host.
 */
@Timeout(120)
class RogueServerTest extends BadServerTest {

    private static final String SECRET = "s3cret";
    private static final byte[] NONCE = "abcdefghijklmnopqrst\0".getBytes(StandardCharsets.US_ASCII);
    private static final String ANOTHER_HOST = "db.example";
    private static final String THIS_HOST = "127.0.0.1";
    private static final byte[] NO_DATA = {};

    /** An answer that asks for a file. */
    private static final byte[] FILE = ServerPackets.localInfileRequest("/etc/passwd");

    /** A length-encoded integer of 4 GiB. */
    private static final byte[] FOUR_GIB = HexFormat.of().parseHex("fe0000000001000000");

    private Transport everywhereHere;

    @BeforeEach
    void openTransport() {
        HostResolver here = host -> new InetAddress[] {InetAddress.getLoopbackAddress()};
        everywhereHere = transport.equals("nio")
                ? NioTransport.builder().resolver(here).build()
                : NettyTransport.builder().resolver(here).build();
    }

    @AfterEach
    void closeTransport() {
        everywhereHere.close();
    }

    @TestFactory
    Stream<DynamicTest> anAttackOnTheLoginGetsNothing() {
        Map<String, Supplier<Script.Builder>> attacks = new LinkedHashMap<>();
        attacks.put(
                "greets with the plugin for the clear password",
                () -> loginTo(Greeting.mysql().plugin("mysql_clear_password"))
                        .sendPacket(authSwitchRequest("mysql_clear_password", NO_DATA)));
        attacks.put("asks for the clear password", () -> swapTo("mysql_clear_password", NO_DATA));
        attacks.put("swaps the plugin for the oldest", () -> swapTo("mysql_old_password", NONCE));
        attacks.put("swaps the plugin for one that asks in clear", () -> swapTo("dialog", NO_DATA));
        attacks.put(
                "asks for the password by sha256_password",
                () -> swapTo("sha256_password", NONCE).expectPacket().sendPacket(authMoreData(pemOfWeakKey())));
        attacks.put(
                "offers a weak RSA key",
                () -> loginTo(Greeting.mysql().plugin("caching_sha2_password"))
                        .sendPacket(authMoreData(new byte[] {4}))
                        .expectPacket()
                        .sendPacket(authMoreData(pemOfWeakKey())));
        attacks.put(
                "offers an RSA key that is none",
                () -> loginTo(Greeting.mysql().plugin("caching_sha2_password"))
                        .sendPacket(authMoreData(new byte[] {4}))
                        .expectPacket()
                        .sendPacket(authMoreData("-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----"
                                .getBytes(StandardCharsets.US_ASCII))));
        attacks.put(
                "sends a short nonce",
                () -> swapTo("mysql_native_password", "abcdefgh\0".getBytes(StandardCharsets.US_ASCII)));
        attacks.put("loops in switches", () -> {
            Script.Builder script = loginTo(Greeting.mysql());
            for (int i = 0; i < 32; i++) {
                script.sendPacket(authSwitchRequest("mysql_native_password", NONCE))
                        .expectPacket();
            }
            return script.sendPacket(authSwitchRequest("mysql_native_password", NONCE));
        });
        attacks.put(
                "asks for a file in place of a greeting", () -> Script.builder().sendPacket(0, FILE));
        attacks.put(
                "asks for a file in place of the verdict",
                () -> loginTo(Greeting.mysql()).sendPacket(FILE));
        attacks.put(
                "asks for a file in the set-up",
                () -> loginTo(Greeting.mysql()).sendOk().expectPacket().sendPacket(1, FILE));
        attacks.put(
                "claims 4 GiB of data for the plugin",
                () -> loginTo(Greeting.mysql())
                        .sendPacket(
                                HexFormat.of().parseHex("00" + HexFormat.of().formatHex(FOUR_GIB))));
        return attacks.entrySet().stream()
                .map(attack -> DynamicTest.dynamicTest(attack.getKey(), () -> refusesTheLogin(attack.getValue())));
    }

    @TestFactory
    Stream<DynamicTest> anAttackOnACommandGetsNothing() {
        Map<String, Function<MySqlConnection, CompletableFuture<?>>> calls = new LinkedHashMap<>();
        calls.put("query", connection -> connection.query("SELECT 1"));
        calls.put("query with a value", connection -> connection.query("SELECT ?", 1));
        calls.put("prepare", connection -> connection.prepare("SELECT 1"));
        calls.put("ping", MySqlConnection::ping);
        calls.put("reset", MySqlConnection::reset);
        calls.put("forEach", connection -> connection.forEach(Query.of("SELECT 1"), row -> {}));
        Map<String, byte[]> answers = new LinkedHashMap<>();
        answers.put("a request for a file", FILE);
        answers.put("4 GiB of columns", FOUR_GIB);
        answers.put("a request to change the plugin", authSwitchRequest("mysql_clear_password", NO_DATA));
        return calls.entrySet().stream()
                .flatMap(call -> answers.entrySet().stream()
                        .map(answer -> DynamicTest.dynamicTest(
                                call.getKey() + " gets " + answer.getKey(),
                                () -> failsTheCall(call.getValue(), answer.getValue()))));
    }

    @Test
    void aServerThatAsksForTheClearPasswordOverTlsGetsNotAByte() {
        Script.Builder script = Script.builder()
                .greet(withTls())
                .startTls(TestCertificates.shared().serverContext())
                .expectHandshakeResponse()
                .sendPacket(authSwitchRequest("mysql_clear_password", NO_DATA))
                .expectClientClose();
        try (FakeServer server = FakeServer.start(script)) {
            failure(
                    MySqlAuthenticationException.class,
                    MySqlConnection.connect(
                            options(THIS_HOST, server.port(), null).build()));
            server.awaitScript();
            server.assertPlayed();
        }
    }

    @Test
    void aServerThatInjectsAnOkBeforeTlsGetsNothing() {
        for (String host : List.of(THIS_HOST, ANOTHER_HOST)) {
            refused(Script.builder().greet(withTls()).sendPacket(2, ok(2)).stall(), host, null);
        }
    }

    @Test
    void aServerThatCutsTlsGetsNothing() {
        for (String host : List.of(THIS_HOST, ANOTHER_HOST)) {
            for (String begun : List.of("", "16", "160303007a020000760303", "15030300020228")) {
                refused(
                        Script.builder()
                                .greet(withTls())
                                .expectPacket()
                                .send(HexFormat.of().parseHex(begun))
                                .close(),
                        host,
                        null);
            }
        }
    }

    @Test
    void aServerThatStripsTlsGetsNothingFromAClientOfAnotherHost() {
        MySqlException refusal =
                refused(Script.builder().greet(Greeting.mysql()).stall(), ANOTHER_HOST, null);

        assertThat(refusal).isInstanceOf(MySqlTlsException.class).hasMessageContaining("does not offer TLS");
    }

    @Test
    void aCertificateOfNobodyGetsNothingFromAClientOfAnotherHost() {
        MySqlException refusal = refused(
                Script.builder()
                        .greet(withTls())
                        .startTls(TestCertificates.shared().serverContext())
                        .stall(),
                ANOTHER_HOST,
                null);

        assertThat(refusal).isInstanceOf(MySqlTlsException.class);
    }

    @Test
    void aRequestForAFileInPlaceOfAPreparedStatementsResultGetsNothing() {
        byte[] prepared = HexFormat.of().parseHex("00" + "01000000" + "0000" + "0000" + "00" + "0000");
        failsTheCall(
                Scripts.login().expectPacket().sendPacket(1, prepared).expectPacket(),
                connection -> value(connection.prepare("DELETE FROM t")).execute(),
                FILE);
    }

    @Test
    void aRequestForAFileThatNobodyHasAskedForGetsNothing() {
        Script.Builder script = Scripts.login().expectCommandHex("0e").sendOk().sendPacket(0, FILE);
        try (FakeServer server = FakeServer.start(script.expectClientClose())) {
            MySqlConnection connection = value(MySqlConnection.connect(
                    options(server.port(), options -> options).build()));
            value(connection.ping());

            assertThat(value(connection.closed())).containsInstanceOf(MySqlProtocolException.class);
            server.awaitScript();
            server.assertPlayed();
        }
    }

    /** Some kilobytes that would be 16 MiB; and half a gigabyte of rows, of which the sequence ids go on from packet to packet. */
    @Test
    void aBombInTheAnswerToTheSetUpGetsNothing() {
        byte[] rows = MemorySession.packets(
                3,
                Collections.nCopies(58 * 256, ServerPackets.textRow("a".repeat(1_000)))
                        .toArray(new byte[0][]));
        byte[] head = MemorySession.packets(
                1, ServerPackets.columnCount(1), ColumnDefinition.text("t").payload());
        for (byte[] content : List.of(new byte[0xFFFFFF], MemorySession.concat(head, rows))) {
            byte[] bomb = compressed(1, content);
            assertThat(bomb.length).isLessThan(1 << 17);
            Script.Builder script = loginTo(Greeting.mysql().with(Capabilities.CLIENT_COMPRESS))
                    .sendOk()
                    .expectPacket()
                    .send(bomb);
            for (int i = 2; i < 34; i++) {
                script.send(compressed(i, rows));
            }

            MySqlException refusal = refusesToOpen(
                    MySqlException.class,
                    script.close(),
                    options -> options.compression(Compression.ZLIB).maxResultSize(1 << 20));

            assertThat(refusal).isNotInstanceOf(MySqlTimeoutException.class);
        }
    }

    private static byte[] compressed(int sequence, byte[] content) {
        Deflater deflater = new Deflater();
        deflater.setInput(content);
        deflater.finish();
        byte[] body = new byte[content.length];
        int size = deflater.deflate(body);
        deflater.end();
        int length = content.length;
        byte[] header = {
            (byte) size,
            (byte) (size >>> 8),
            (byte) (size >>> 16),
            (byte) sequence,
            (byte) length,
            (byte) (length >>> 8),
            (byte) (length >>> 16)
        };
        return MemorySession.concat(header, Arrays.copyOf(body, size));
    }

    private static Greeting withTls() {
        return Greeting.mysql().with(CapabilityFlags.SSL);
    }

    private static Script.Builder loginTo(Greeting greeting) {
        return Script.builder().greet(greeting).expectHandshakeResponse();
    }

    private static Script.Builder swapTo(String plugin, byte[] data) {
        return loginTo(Greeting.mysql()).sendPacket(authSwitchRequest(plugin, data));
    }

    private void refusesTheLogin(Supplier<Script.Builder> attack) {
        refused(attack.get().stall(), THIS_HOST, null);
        refused(attack.get().stall(), ANOTHER_HOST, null);
        refused(attack.get().stall(), ANOTHER_HOST, SslMode.DISABLED);
    }

    /** Opens a connection through a proxy that listens, with the defaults for the host. */
    private MySqlException refused(Script.Builder attack, String host, @Nullable SslMode mode) {
        try (FakeServer server = FakeServer.start(attack);
                FaultProxy proxy = FaultProxy.to(server.address())) {
            proxy.keep();
            MySqlException refusal = failure(
                    MySqlException.class,
                    MySqlConnection.connect(options(host, proxy.port(), mode).build()));
            assertThat(refusal).isNotInstanceOf(MySqlTimeoutException.class);
            proxy.awaitAllClosed();
            assertNothingLeaked(proxy);
            return refusal;
        }
    }

    private ConnectOptionsBuilder options(String host, int port, @Nullable SslMode mode) {
        ConnectOptionsBuilder options = ConnectOptions.builder()
                .host(host)
                .port(port)
                .user("app")
                .password(SECRET)
                .transport(everywhereHere);
        return mode == null ? options : options.sslMode(mode);
    }

    private void failsTheCall(Function<MySqlConnection, CompletableFuture<?>> call, byte[] answer) {
        failsTheCall(Scripts.login().expectPacket(), call, answer);
    }

    private void failsTheCall(
            Script.Builder asked, Function<MySqlConnection, CompletableFuture<?>> call, byte[] answer) {
        try (FakeServer server = FakeServer.start(asked.sendPacket(1, answer).stall());
                FaultProxy proxy = FaultProxy.to(server.address())) {
            proxy.keep();
            MySqlConnection connection = value(MySqlConnection.connect(
                    options(proxy.port(), options -> options).build()));
            long before = proxy.bytes(Direction.TO_SERVER);

            failure(MySqlException.class, call.apply(connection));

            proxy.awaitAllClosed();
            assertThat(connection.isClosed()).isTrue();
            assertThat(proxy.bytes(Direction.TO_SERVER) - before).isLessThan(300);
            assertNothingLeaked(proxy);
        }
    }

    private static void assertNothingLeaked(FaultProxy proxy) {
        assertThat(new String(proxy.kept(Direction.TO_SERVER), StandardCharsets.ISO_8859_1))
                .doesNotContain(SECRET)
                .doesNotContain("root:");
    }

    private static byte[] pemOfWeakKey() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(1_024);
            String key = Base64.getMimeEncoder()
                    .encodeToString(generator.generateKeyPair().getPublic().getEncoded());
            return ("-----BEGIN PUBLIC KEY-----\n" + key + "\n-----END PUBLIC KEY-----\n")
                    .getBytes(StandardCharsets.US_ASCII);
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }
}
