package io.aiomysql.testkit.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class RequiredKindsTest {

    @Test
    void readsAList() {
        assertThat(RequiredKinds.parse("mysql, MariaDB").kinds())
                .containsExactlyInAnyOrder(ServerKind.MYSQL, ServerKind.MARIADB);
    }

    @Test
    void theRouterIsRequiredByItsOwnName() {
        assertThat(RequiredKinds.parse("mysql").router()).isFalse();
        assertThat(RequiredKinds.parse("mysql, Router").router()).isTrue();
        assertThat(RequiredKinds.parse("mysql, Router").kinds()).containsExactly(ServerKind.MYSQL);
    }

    @Test
    void isEmptyWhenNothingIsSaid() {
        assertThat(RequiredKinds.parse("").kinds()).isEmpty();
    }

    @Test
    void refusesAnUnknownName() {
        assertThatThrownBy(() -> RequiredKinds.parse("mysql,oracle"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("oracle");
    }
}
