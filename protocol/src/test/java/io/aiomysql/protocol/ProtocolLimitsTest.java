package io.aiomysql.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProtocolLimitsTest {

    @Test
    void theLargestPayloadIsTheServersOwn() {
        assertThat(ProtocolLimits.DEFAULT.maxPayload()).isEqualTo(1 << 30);
        assertThat(new ProtocolLimits(1_024).maxPayload()).isEqualTo(1_024);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 1_023, ProtocolLimits.MAX_PAYLOAD + 1, Integer.MAX_VALUE})
    void aLimitThatMakesNoSenseIsRefused(int maxPayload) {
        assertThatThrownBy(() -> new ProtocolLimits(maxPayload))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("1,024");
    }
}
