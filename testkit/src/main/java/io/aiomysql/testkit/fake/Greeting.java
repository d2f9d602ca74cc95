package io.aiomysql.testkit.fake;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Builds the server's first packet. Not thread-safe.
 *
 * <pre>
 *   1  0x0A
 *   n  server version, NUL
 *   4  thread id
 *   8  nonce, first part
 *   1  0x00
 *   2  capabilities, lower half
 *   1  collation
 *   2  status
 *   2  capabilities, upper half
 *   1  length of the nonce with its NUL, 0 without PLUGIN_AUTH
 *   6  0x00
 *   4  MariaDB's own capabilities, 0x00 from MySQL
 *   n  nonce, second part, NUL        (with SECURE_CONNECTION)
 *   n  plugin name, NUL               (with PLUGIN_AUTH)
 * </pre>
 *
 * @see <a href="https://dev.mysql.com/doc/dev/mysql-server/latest/page_protocol_connection_phase_packets_protocol_handshake_v10.html">MySQL:
 *     HandshakeV10</a>
 * @see <a href="https://mariadb.com/kb/en/connection/#initial-handshake-packet">MariaDB: initial handshake packet</a>
 */
public final class Greeting {

    private String version;
    private long threadId = 7;
    private byte[] nonce = "abcdefghijklmnopqrst".getBytes(StandardCharsets.US_ASCII);
    private long capabilities;
    private long extendedCapabilities;
    private int collation;
    private int status = ServerPackets.STATUS_AUTOCOMMIT;
    private String plugin = "mysql_native_password";

    private Greeting(String version, long capabilities, int collation) {
        this.version = version;
        this.capabilities = capabilities;
        this.collation = collation;
    }

    /**
     * Begins a greeting like MySQL's, with mysql_native_password and without TLS.
     *
     * @return a greeting with thread id 7
     */
    public static Greeting mysql() {
        return new Greeting("8.4.9", CapabilityFlags.MYSQL, 255);
    }

    /**
     * Begins a greeting like MariaDB's, with mysql_native_password and without TLS.
     *
     * @return a greeting with thread id 7
     */
    public static Greeting mariaDb() {
        return new Greeting("11.8.9-MariaDB", CapabilityFlags.MYSQL & ~CapabilityFlags.LONG_PASSWORD, 45);
    }

    /**
     * Sets the server's version.
     *
     * @param text without NUL
     * @return this
     */
    public Greeting version(String text) {
        version = text;
        return this;
    }

    /**
     * Sets the connection's number on the server.
     *
     * @param id of which the lowest 32 bits count
     * @return this
     */
    public Greeting threadId(long id) {
        threadId = id;
        return this;
    }

    /**
     * Sets the nonce.
     *
     * @param bytes 8 at least, 20 from a real server, without NUL
     * @return this
     */
    public Greeting nonce(byte[] bytes) {
        nonce = bytes.clone();
        return this;
    }

    /**
     * Sets all capabilities at once.
     *
     * @param flags bits of {@link CapabilityFlags}
     * @return this
     */
    public Greeting capabilities(long flags) {
        capabilities = flags;
        return this;
    }

    /**
     * Offers more.
     *
     * @param flags bits of {@link CapabilityFlags}
     * @return this
     */
    public Greeting with(long flags) {
        return capabilities(capabilities | flags);
    }

    /**
     * Offers less.
     *
     * @param flags bits of {@link CapabilityFlags}
     * @return this
     */
    public Greeting without(long flags) {
        return capabilities(capabilities & ~flags);
    }

    /**
     * Sets MariaDB's own capabilities.
     *
     * @param flags the bits from 32 on, moved down to 0
     * @return this
     */
    public Greeting extendedCapabilities(long flags) {
        extendedCapabilities = flags;
        return this;
    }

    /**
     * Sets the server's default collation.
     *
     * @param id of which the lowest 8 bits count
     * @return this
     */
    public Greeting collation(int id) {
        collation = id;
        return this;
    }

    /**
     * Sets the status flags.
     *
     * @param flags of which the lowest 16 bits count
     * @return this
     */
    public Greeting status(int flags) {
        status = flags;
        return this;
    }

    /**
     * Sets the name of the authentication plugin.
     *
     * @param name without NUL
     * @return this
     */
    public Greeting plugin(String name) {
        plugin = name;
        return this;
    }

    /**
     * Builds the payload.
     *
     * @return a new array
     */
    public byte[] payload() {
        boolean pluginAuth = (capabilities & CapabilityFlags.PLUGIN_AUTH) != 0;
        PayloadBuilder out = new PayloadBuilder().int1(0x0A).nulString(version).int4(threadId);
        out.bytes(Arrays.copyOf(nonce, 8)).int1(0);
        out.int2((int) capabilities).int1(collation).int2(status).int2((int) (capabilities >>> 16));
        out.int1(pluginAuth ? nonce.length + 1 : 0).zeros(6).int4(extendedCapabilities);
        if ((capabilities & CapabilityFlags.SECURE_CONNECTION) != 0) {
            out.bytes(Arrays.copyOfRange(nonce, 8, nonce.length)).int1(0);
        }
        if (pluginAuth) {
            out.nulString(plugin);
        }
        return out.toArray();
    }
}
