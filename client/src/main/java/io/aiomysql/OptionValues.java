package io.aiomysql;

import io.aiomysql.converters.Converters;
import io.aiomysql.converters.ZeroDates;
import io.aiomysql.converters.parameter.UuidForm;
import io.aiomysql.protocol.ProtocolLimits;
import io.aiomysql.protocol.spi.Transport;
import java.nio.file.Path;
import java.security.PublicKey;
import java.time.Duration;
import java.time.ZoneId;
import java.util.concurrent.Executor;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** What the options are, with their defaults: filled by the builder, and no longer changed once they are built. */
final class OptionValues implements Cloneable {

    String host = "localhost";
    int port = 3306;

    @Nullable
    Path unixSocket;

    String user = System.getProperty("user.name", "");
    String password = "";

    @Nullable
    String database;

    Duration connectTimeout = Duration.ofSeconds(10);

    @Nullable
    SslMode sslMode;

    @Nullable
    Path sslCa;

    @Nullable
    SSLContext sslContext;

    @Nullable
    PublicKey serverPublicKey;

    boolean allowPublicKeyRetrieval = false;

    @Nullable
    Boolean autocommit = Boolean.FALSE;

    @Nullable
    String sqlMode;

    @Nullable
    String collation;

    @Nullable
    String initCommand;

    @Nullable
    String programName;

    boolean foundRows = false;
    boolean allowMultiStatements = false;
    int pipelining = Integer.MAX_VALUE;
    int maxResponsePacket = ProtocolLimits.DEFAULT.maxPayload();
    boolean keepAlive = true;

    @Nullable
    Transport transport;

    @Nullable
    String transportName;

    @Nullable
    Executor callbackExecutor;

    @Nullable
    ZoneId timeZone;

    @Nullable
    Converters converters;

    @Nullable
    ZeroDates zeroDates;

    @Nullable
    Boolean tinyInt1AsBoolean;

    @Nullable
    UuidForm uuidForm;

    StatementMode statementMode = StatementMode.BINARY;
    int statementCacheSize = 256;
    long addedCapabilities = 0;
    long removedCapabilities = 0;

    OptionValues copy() {
        try {
            return (OptionValues) clone();
        } catch (CloneNotSupportedException e) {
            throw new AssertionError(e);
        }
    }

    boolean isLocal() {
        return unixSocket != null || Loopback.isLoopback(host);
    }

    /** The mode that was set, or the default for this server. */
    SslMode effectiveSslMode() {
        SslMode set = sslMode;
        if (set != null) {
            return set;
        }
        return isLocal() ? SslMode.PREFERRED : SslMode.VERIFY_IDENTITY;
    }
}
