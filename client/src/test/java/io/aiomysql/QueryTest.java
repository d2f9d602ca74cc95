package io.aiomysql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class QueryTest {

    private static final Query QUERY = Query.of("SELECT");

    @Test
    void hasItsSqlAndNoValuesAtFirst() {
        assertThat(QUERY.sql()).isEqualTo("SELECT");
        assertThat(QUERY.values()).isEmpty();
        assertThat(QUERY.namedValues()).isEmpty();
        assertThat(QUERY.bind()).isSameAs(QUERY);
        assertThatNullPointerException().isThrownBy(() -> Query.of(null)).withMessage("sql");
    }

    @Test
    void bindAppendsAndLeavesTheOldQueryAsItWas() {
        Query one = QUERY.bind(1);
        Query two = one.bind(2, "three");
        Query other = one.bind(4);

        assertThat(QUERY.values()).isEmpty();
        assertThat(one.values()).containsExactly(1);
        assertThat(two.values()).containsExactly(1, 2, "three");
        assertThat(other.values()).containsExactly(1, 4);
        assertThat(two.sql()).isEqualTo("SELECT");
    }

    @Test
    void aTextAndAValueAreANameAndItsValueOrTwoValues() {
        Query query = QUERY.bind("x", 1);

        assertThat(query.isNamed()).isTrue();
        assertThat(query.values()).containsExactly("x", 1);
        assertThat(query.namedValues()).containsExactly(Map.entry("x", 1));
    }

    @Test
    void aNameThatIsBoundAgainHasTheLastValue() {
        Query first = QUERY.bind("a", 1).bind("b", 2);
        Query again = first.bind("a", 3).bind(Map.of("b", 4));

        assertThat(first.namedValues()).containsOnly(Map.entry("a", 1), Map.entry("b", 2));
        assertThat(again.namedValues()).containsOnly(Map.entry("a", 3), Map.entry("b", 4));
        assertThat(again.values()).containsExactly("a", 1, "b", 2, "a", 3, Map.of("b", 4));
    }

    @Test
    void aMapIsItsValuesByNameOrOneValue() {
        Map<String, Integer> map = new HashMap<>(Map.of("a", 1));
        Query query = QUERY.bind(map);
        map.put("b", 2);

        assertThat(query.isNamed()).isTrue();
        assertThat(query.namedValues()).containsExactly(Map.entry("a", 1));
        assertThat(query.values()).singleElement().isSameAs(map);
    }

    @Test
    void aValueWithoutANameMakesItAQueryInOrder() {
        assertThat(QUERY.isNamed()).isTrue();
        assertThat(QUERY.bind(1).isNamed()).isFalse();
        assertThat(QUERY.bind("a", 1).bind(2).isNamed()).isFalse();
        assertThat(QUERY.bind(1).bind("a", 2).isNamed()).isFalse();
    }

    @Test
    void anArrayIsCopied() {
        Object[] values = {1, 2};
        Query query = QUERY.bind(values);
        values[0] = 3;

        assertThat(query.values()).containsExactly(1, 2);
    }

    @Test
    void nullIsAValueLikeAnyOther() {
        Map<String, Object> noMap = null;
        String noText = null;

        assertThat(QUERY.bind((Object[]) null).values()).containsExactly((Object) null);
        assertThat(QUERY.bind((Object) null).values()).containsExactly((Object) null);
        assertThat(QUERY.bind(noText).values()).containsExactly((Object) null);
        assertThat(QUERY.bind(noMap).values()).containsExactly((Object) null);
        assertThat(QUERY.bind(1, null).values()).containsExactly(1, null);
        assertThat(QUERY.bind("a", null).namedValues()).containsEntry("a", null);
        assertThat(QUERY.bind(new HashMap<>(QUERY.bind("a", null).namedValues()))
                        .namedValues())
                .containsEntry("a", null);
    }

    /** Java takes it for a name and its value. */
    @Test
    void nullAndAValueAreTwoValues() {
        Query query = QUERY.bind(null, 1);

        assertThat(query.values()).isEqualTo(Arrays.asList(null, 1));
        assertThat(query.isNamed()).isFalse();
        assertThat(query.namedValues()).isEmpty();
    }

    @Test
    void whatItGivesCannotBeChanged() {
        Query query = QUERY.bind("a", 1);

        assertThat(query.values()).isUnmodifiable();
        assertThat(query.namedValues()).isUnmodifiable();
    }

    @Test
    void itsTextHasNeitherSqlNorValues() {
        assertThat(QUERY).hasToString("Query[6 characters, 0 values]");
        assertThat(QUERY.bind("name", "secret")).hasToString("Query[6 characters, 1 value]");
        assertThat(QUERY.bind(List.of("secret")).bind("more")).hasToString("Query[6 characters, 2 values]");
    }
}
