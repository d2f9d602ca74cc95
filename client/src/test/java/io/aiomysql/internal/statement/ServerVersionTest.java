package io.aiomysql.internal.statement;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServerVersionTest {

    @ParameterizedTest
    @CsvSource({
        "8.0.22, true",
        "8.0.22-log, true",
        "8.0.21, false",
        "8.0.100, true",
        "8.1.0, true",
        "9.7.4, true",
        "10.0.0, true",
        "5.7.44, false",
        "8.0.2, false",
        "7.99.99, false",
        "8.4, true",
        "nonsense, true",
        "'', true",
        "99999999999.1.1, true"
    })
    void areComparedAsNumbersAndUnknownOnesAreNew(String version, boolean from) {
        assertThat(ServerVersion.isFrom(version, 8, 0, 22)).isEqualTo(from);
    }
}
