package io.aiomysql.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ColumnTypeTest {

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "UNKNOWN")
    void isFoundByItsCode(ColumnType type) {
        assertThat(ColumnType.of(type.code())).isEqualTo(type);
    }

    @Test
    void aCodeWithoutANameIsUnknown() {
        assertThat(ColumnType.of(0x99)).isEqualTo(ColumnType.UNKNOWN);
        assertThat(ColumnType.UNKNOWN.code()).isEqualTo(-1);
    }
}
