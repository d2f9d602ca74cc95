package io.aiomysql.internal;

import static io.aiomysql.protocol.Capabilities.CLIENT_CONNECT_WITH_DB;
import static io.aiomysql.protocol.Capabilities.CLIENT_DEPRECATE_EOF;
import static io.aiomysql.protocol.Capabilities.CLIENT_INTERACTIVE;
import static io.aiomysql.protocol.Capabilities.CLIENT_LOCAL_FILES;
import static io.aiomysql.protocol.Capabilities.CLIENT_MULTI_STATEMENTS;
import static io.aiomysql.protocol.Capabilities.CLIENT_SESSION_TRACK;
import static io.aiomysql.protocol.Capabilities.MARIADB_CLIENT_CACHE_METADATA;
import static io.aiomysql.protocol.Capabilities.MARIADB_CLIENT_EXTENDED_METADATA;
import static org.assertj.core.api.Assertions.assertThat;

import io.aiomysql.ConnectOptions;
import io.aiomysql.protocol.Capabilities;
import io.aiomysql.protocol.login.LoginRequest;
import org.junit.jupiter.api.Test;

class LoginRequestsTest {

    @Test
    void mariaDbIsAskedForAllThatItCanSayOfColumnsEachTime() {
        assertThat(wanted(ConnectOptions.builder().build()))
                .matches(flags -> flags.has(MARIADB_CLIENT_EXTENDED_METADATA))
                .matches(flags -> !flags.has(MARIADB_CLIENT_CACHE_METADATA));
        assertThat(wanted(ConnectOptions.builder()
                        .capabilities(MARIADB_CLIENT_CACHE_METADATA, 0)
                        .build()))
                .matches(flags -> flags.has(MARIADB_CLIENT_CACHE_METADATA));
    }

    @Test
    void whatIsDangerousIsNotAskedForUnlessPermitted() {
        Capabilities plain = wanted(ConnectOptions.builder().build());
        Capabilities permitted =
                wanted(ConnectOptions.builder().allowMultiStatements(true).build());

        assertThat(plain.has(CLIENT_MULTI_STATEMENTS)).isFalse();
        assertThat(plain.has(CLIENT_LOCAL_FILES)).isFalse();
        assertThat(permitted.has(CLIENT_MULTI_STATEMENTS)).isTrue();
    }

    @Test
    void capabilitiesAreAddedAndRemoved() {
        Capabilities plain = wanted(ConnectOptions.builder().build());
        Capabilities switched = wanted(ConnectOptions.builder()
                .capabilities(CLIENT_INTERACTIVE, CLIENT_DEPRECATE_EOF | MARIADB_CLIENT_CACHE_METADATA)
                .build());

        assertThat(plain.has(CLIENT_DEPRECATE_EOF)).isTrue();
        assertThat(plain.has(CLIENT_INTERACTIVE)).isFalse();
        assertThat(switched.has(CLIENT_INTERACTIVE)).isTrue();
        assertThat(switched.has(CLIENT_DEPRECATE_EOF)).isFalse();
        assertThat(switched.has(MARIADB_CLIENT_CACHE_METADATA)).isFalse();
        assertThat(switched.has(CLIENT_SESSION_TRACK)).isTrue();
    }

    @Test
    void aLoginThatMayNotNameTheDatabaseNamesNone() {
        LoginRequest request = LoginRequests.of(ConnectOptions.builder()
                .database("shop")
                .capabilities(0, CLIENT_CONNECT_WITH_DB)
                .build());

        assertThat(request.database()).isEmpty();
    }

    private static Capabilities wanted(ConnectOptions options) {
        return LoginRequests.of(options).wanted();
    }
}
