package io.aiomysql.internal.options;

import static io.aiomysql.protocol.Capabilities.CLIENT_CONNECT_WITH_DB;
import static io.aiomysql.protocol.Capabilities.CLIENT_DEPRECATE_EOF;
import static io.aiomysql.protocol.Capabilities.CLIENT_INTERACTIVE;
import static io.aiomysql.protocol.Capabilities.CLIENT_LOCAL_FILES;
import static io.aiomysql.protocol.Capabilities.CLIENT_MULTI_STATEMENTS;
import static io.aiomysql.protocol.Capabilities.CLIENT_SESSION_TRACK;
import static io.aiomysql.protocol.Capabilities.MARIADB_CLIENT_CACHE_METADATA;
import static io.aiomysql.protocol.Capabilities.MARIADB_CLIENT_EXTENDED_METADATA;
import static org.assertj.core.api.Assertions.assertThat;

import io.aiomysql.protocol.Capabilities;
import io.aiomysql.protocol.login.LoginRequest;
import org.junit.jupiter.api.Test;

class LoginRequestsTest {

    @Test
    void mariaDbIsAskedForAllThatItCanSayOfColumnsEachTime() {
        assertThat(wanted(new OptionValues()))
                .matches(flags -> flags.has(MARIADB_CLIENT_EXTENDED_METADATA))
                .matches(flags -> !flags.has(MARIADB_CLIENT_CACHE_METADATA));
        assertThat(wanted(capabilities(MARIADB_CLIENT_CACHE_METADATA, 0)))
                .matches(flags -> flags.has(MARIADB_CLIENT_CACHE_METADATA));
    }

    @Test
    void whatIsDangerousIsNotAskedForUnlessPermitted() {
        OptionValues permitting = new OptionValues();
        permitting.allowMultiStatements = true;

        Capabilities plain = wanted(new OptionValues());
        Capabilities permitted = wanted(permitting);

        assertThat(plain.has(CLIENT_MULTI_STATEMENTS)).isFalse();
        assertThat(plain.has(CLIENT_LOCAL_FILES)).isFalse();
        assertThat(permitted.has(CLIENT_MULTI_STATEMENTS)).isTrue();
    }

    @Test
    void capabilitiesAreAddedAndRemoved() {
        Capabilities plain = wanted(new OptionValues());
        Capabilities switched =
                wanted(capabilities(CLIENT_INTERACTIVE, CLIENT_DEPRECATE_EOF | MARIADB_CLIENT_CACHE_METADATA));

        assertThat(plain.has(CLIENT_DEPRECATE_EOF)).isTrue();
        assertThat(plain.has(CLIENT_INTERACTIVE)).isFalse();
        assertThat(switched.has(CLIENT_INTERACTIVE)).isTrue();
        assertThat(switched.has(CLIENT_DEPRECATE_EOF)).isFalse();
        assertThat(switched.has(MARIADB_CLIENT_CACHE_METADATA)).isFalse();
        assertThat(switched.has(CLIENT_SESSION_TRACK)).isTrue();
    }

    @Test
    void aLoginThatMayNotNameTheDatabaseNamesNone() {
        OptionValues options = capabilities(0, CLIENT_CONNECT_WITH_DB);
        options.database = "shop";

        LoginRequest request = LoginRequests.of(options);

        assertThat(request.database()).isEmpty();
    }

    private static OptionValues capabilities(long added, long removed) {
        OptionValues options = new OptionValues();
        options.addedCapabilities = added;
        options.removedCapabilities = removed;
        return options;
    }

    private static Capabilities wanted(OptionValues options) {
        return LoginRequests.of(options).wanted();
    }
}
