package io.aiomysql.internal.options;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConnectionAttributesTest {

    private final OptionValues options = new OptionValues();

    @Test
    void theClientsOwnComeFirst() {
        options.programName = "shop";
        options.addedAttributes = Map.of("team", "blue");

        assertThat(ConnectionAttributes.of(options))
                .containsKeys("_client_name", "_pid")
                .containsEntry("program_name", "shop")
                .containsEntry("team", "blue");
    }

    @Test
    void noneAreSentWhereTheyAreSwitchedOff() {
        options.connectionAttributes = false;
        options.programName = "shop";

        assertThat(ConnectionAttributes.of(options)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "é", "中", "😀"})
    void whatIsTooLongIsCutAtACharacter(String character) {
        Map<String, String> added = new LinkedHashMap<>();
        added.put("long", character.repeat(100_000));
        added.put("last", "x");
        options.addedAttributes = added;

        Map<String, String> sent = ConnectionAttributes.of(options);
        assertThat(bytes(sent))
                .isLessThanOrEqualTo(ConnectionAttributes.MAX_BYTES)
                .isGreaterThan(64_000);
        assertThat(sent.get("long").replace(character, "")).isEmpty();
        assertThat(sent).doesNotContainKey("last");
    }

    /** With three bytes for each length, the most that they take. */
    private static int bytes(Map<String, String> attributes) {
        return attributes.entrySet().stream()
                .mapToInt(attribute -> 6 + length(attribute.getKey()) + length(attribute.getValue()))
                .sum();
    }

    private static int length(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
