package io.aiomysql.protocol.login;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LoginCollationTest {

    @ParameterizedTest
    @CsvSource({
        // utf8mb4_0900_ai_ci, MySQL's default; latin1_swedish_ci; the neighbours of utf8mb4's ids.
        "255, false, 255",
        "8, false, 45",
        "45, false, 45",
        "46, false, 46",
        "47, false, 45",
        "223, false, 45",
        "224, false, 224",
        "246, false, 246",
        "247, false, 247",
        "248, false, 45",
        "254, false, 45",
        // MariaDB 11.8's default is uca1400_ai_ci, 2304 and more: the byte in the greeting says nothing.
        "255, true, 45",
        "224, true, 45"
    })
    void theServersOwnIsUsedWhereItIsOneOfUtf8Mb4(int serverDefault, boolean mariaDb, int chosen) {
        assertThat(LoginCollation.forLogin(serverDefault, mariaDb)).isEqualTo(chosen);
    }
}
