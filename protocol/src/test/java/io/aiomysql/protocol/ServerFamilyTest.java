package io.aiomysql.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServerFamilyTest {

    @ParameterizedTest
    @CsvSource({
        "9.7.4-2, true, MYSQL",
        "26.1.0, true, MYSQL",
        "11.8.9-MariaDB-4 from Debian, false, MARIADB",
        "5.5.5-10.6.1-MARIADB-log, true, MARIADB",
        "5.7.1-TiDB, false, UNKNOWN",
        "'', false, UNKNOWN"
    })
    void isToldByTheFlagAndTheNameAndNeverByTheNumber(String version, boolean clientMySql, ServerFamily family) {
        Capabilities capabilities = new Capabilities(clientMySql ? Capabilities.CLIENT_MYSQL : 0);
        assertThat(ServerFamily.of(version, capabilities)).isEqualTo(family);
    }
}
