package io.aiomysql.internal.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aiomysql.converters.parameter.BoundParameter;
import io.aiomysql.converters.parameter.ParameterOptions;
import io.aiomysql.converters.parameter.Parameters;
import io.aiomysql.converters.parameter.SqlModes;
import io.aiomysql.protocol.framing.PayloadWriter;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class BoundSqlTest {

    private static final Parameters PARAMETERS = new Parameters(ParameterOptions.DEFAULT);

    @Test
    void valuesStandInTheirOrder() {
        BoundSql bound = bind("SELECT ?, ?", 1, "it's");
        assertThat(bound.preparable()).isSameAs(bound.parsed().sql());
        assertThat(bound.parameters()).hasSize(2);
        assertThat(bound.parameters().get(0).typeCode()).isEqualTo(0x08);
        assertThat(bound.interpolate().sql()).isEqualTo("SELECT 1, 'it''s'");
    }

    @Test
    void aNameHasItsValueEachTime() {
        Map<String, Object> values = new HashMap<>();
        values.put("a", null);
        values.put("b", 2);
        values.put("unused", new Object());
        BoundSql bound = bind("SELECT :b, :a, :b", values);
        assertThat(bound.preparable()).isEqualTo("SELECT ?, ?, ?");
        assertThat(bound.parameters()).extracting(BoundParameter::isNull).containsExactly(false, true, false);
        assertThat(bound.interpolate().sql()).isEqualTo("SELECT 2, NULL, 2");
    }

    @Test
    void aStreamIsTheValueOfOneParameter() {
        InputStream stream = InputStream.nullInputStream();
        assertRefuses(() -> bind("SELECT :a, :a", Map.of("a", stream)), "a stream can be read once");
        assertRefuses(() -> bind("SELECT ?, ?", stream, stream), "a stream can be read once");
        assertThat(bind("SELECT ?, ?", stream, InputStream.nullInputStream()).parameters())
                .hasSize(2);
    }

    @Test
    void tooFewAndTooManyValuesAreRefused() {
        assertRefuses(() -> bind("SELECT ?, ?", 1), "takes 2 values for ?, but got 1 value");
        assertRefuses(() -> bind("SELECT ?", 1, 2), "takes 1 value for ?, but got 2 values");
        assertRefuses(() -> bind("SELECT 1", 1), "has no placeholder, but got 1 value");
        assertThat(bind("SELECT 1").interpolate().sql()).isEqualTo("SELECT 1");
        assertThat(bind("SELECT 1", Map.of("a", 1)).interpolate().sql()).isEqualTo("SELECT 1");
    }

    @Test
    void aNameWithoutAValueIsRefused() {
        assertRefuses(() -> bind("SELECT :a, :b", Map.of("a", 1)), ":b");
    }

    @Test
    void valuesOfTheOtherKindAreRefused() {
        assertRefuses(() -> bind("SELECT :a", 1), "1 value for :name", "Query.of(sql).bind(name, value)");
        assertRefuses(() -> bind("SELECT :a", (Object) Map.of("a", 1)), "Query.of(sql).bind(map)");
        assertRefuses(() -> bind("SELECT ?", Map.of("a", 1)), "1 value for ?", "values with names", "write :name");
        assertRefuses(() -> bind("SELECT ?", Map.of()), "1 value for ?", "got 0 values");
        assertRefuses(() -> bind("SELECT ?", (Object) Map.of("a", 1)), "one by one", "Query.of(sql).bind(map)");
        assertRefuses(
                () -> bind("SELECT ?, ?", (Object) Map.of("a", 1)),
                "takes 2 values for ?, but got 1 value, a Map",
                "one by one",
                "Query.of(sql).bind(map)");
    }

    @Test
    void aListForSeveralPlaceholdersIsToBeGivenOneByOne() {
        assertRefuses(() -> bind("SELECT ?, ?", List.of(1, 2)), "got 1 value, a collection", "one by one", "toArray()");
        assertRefuses(() -> bind("SELECT ?", List.of(1)), "one by one");
    }

    @Test
    void anArrayThatJavaTookForTheValuesIsToldFromThem() {
        Object[] names = new String[] {"a", "b"};

        assertRefuses(
                () -> bind("a IN (?)", names),
                "takes 1 value for ?, but got 2 values",
                "String[]",
                "List.of(array)",
                "(Object) array");
        assertRefuses(() -> bind("a IN (?)", (Object[]) new Integer[0]), "got 0 values", "Integer[]");
        assertRefuses(() -> bind("a IN (?)", List.of(1, 2).toArray()), "got 2 values", "in a List");
        assertThat(bind("SELECT ?, ?", names).interpolate().sql()).isEqualTo("SELECT 'a', 'b'");
    }

    @Test
    void aCollectionInAListBecomesItsValues() {
        BoundSql bound =
                bind("SELECT * FROM t WHERE a IN (?) AND b = ? AND c IN(?)", List.of(1, 2, 3), "x", new int[] {4, 5});
        assertThat(bound.preparable()).isEqualTo("SELECT * FROM t WHERE a IN (?, ?, ?) AND b = ? AND c IN(?, ?)");
        assertThat(bound.parameters()).hasSize(6);
        assertThat(bound.interpolate().sql())
                .isEqualTo("SELECT * FROM t WHERE a IN (1, 2, 3) AND b = 'x' AND c IN(4, 5)");
    }

    @Test
    void aCollectionHasItsPlaceByNameToo() {
        BoundSql bound = bind("a IN (:ids) OR b IN (:ids)", Map.of("ids", new String[] {"x", "y"}));
        assertThat(bound.preparable()).isEqualTo("a IN (?, ?) OR b IN (?, ?)");
        assertThat(bound.interpolate().sql()).isEqualTo("a IN ('x', 'y') OR b IN ('x', 'y')");
    }

    @Test
    void aCollectionOfOneChangesNothing() {
        BoundSql bound = bind("a IN (?)", Set.of(7));
        assertThat(bound.preparable()).isSameAs(bound.parsed().sql());
        assertThat(bind("a IN (?)", 7).interpolate().sql()).isEqualTo("a IN (7)");
        assertThat(bind("a IN (?)", Collections.singletonList(null))
                        .interpolate()
                        .sql())
                .isEqualTo("a IN (NULL)");
    }

    @Test
    void oneValueCanBeAnArray() {
        assertThat(bind("a IN (?)", new byte[] {1}).interpolate().sql()).isEqualTo("a IN (_binary x'01')");
        assertThat(bind("a IN (?)", List.of(new byte[] {1}, new byte[] {2})).parameters())
                .hasSize(2);
        assertThat(bind("a IN (?)", new float[] {0f}).parameters()).hasSize(1);
    }

    @Test
    void anEmptyCollectionIsRefusedWithTheReason() {
        assertRefuses(() -> bind("a IN (?)", List.of()), "SQL has no empty list");
        assertRefuses(() -> bind("a IN (?)", new Object[] {new int[0]}), "SQL has no empty list");
    }

    @Test
    void aCollectionInACollectionIsRefused() {
        assertRefuses(() -> bind("a IN (?)", List.of(1, List.of(2))), "must not contain collections");
        assertRefuses(() -> bind("a IN (?)", new Object[] {new int[][] {{1}}}), "must not contain collections");
    }

    @Test
    void aCollectionElsewhereIsRefused() {
        assertRefuses(() -> bind("a = ?", List.of(1)), "IN (?)");
        assertRefuses(() -> bind("a IN (?, ?)", List.of(1), 2), "IN (?)");
        assertRefuses(() -> bind("a IN (?)", new Object[] {new char[] {'x'}}), "send a String");
    }

    @Test
    void aPreparedStatementTakesNoMoreThanItsTwoBytesCount() {
        List<Integer> most = Collections.nCopies(65_535, 1);
        assertThat(bind("a IN (?)", most).preparable()).endsWith("?, ?)");
        BoundSql tooMany = bind("a IN (?) OR b = ?", most, 1);
        assertRefuses(tooMany::preparable, "65,535", "statementMode(TEXT)");
        assertThat(tooMany.interpolate().sql()).endsWith("1, 1) OR b = 1");
    }

    @Test
    void thePayloadIsThatOfComQuery() {
        PayloadWriter out = new PayloadWriter();
        bind("SELECT 'ü', ?;", "😀").interpolate().encode(out);
        assertThat(out.array()[0]).isEqualTo((byte) 0x03);
        assertThat(new String(out.array(), 1, out.size() - 1, StandardCharsets.UTF_8))
                .isEqualTo("SELECT 'ü', '😀';");
    }

    @Test
    void literalsFollowTheModesThatTheSqlWasParsedUnder() {
        ParsedSql parsed = ParsedSql.parse("SELECT ?", new SqlModes(true, false));
        assertThat(BoundSql.bind(parsed, new Object[] {"\\'"}, PARAMETERS::bind)
                        .interpolate()
                        .sql())
                .isEqualTo("SELECT '\\'''");
    }

    @Test
    void aLiteralDoesNotJoinWithWhatIsBeside() {
        assertThat(interpolated("SELECT 1 LIMIT?", 5)).isEqualTo("SELECT 1 LIMIT 5");
        assertThat(interpolated("SELECT 'a'?", "b")).isEqualTo("SELECT 'a' 'b'");
        assertThat(interpolated("SELECT N?", "b")).isEqualTo("SELECT N 'b'");
        assertThat(interpolated("SELECT @?", "b")).isEqualTo("SELECT @ 'b'");
        assertThat(interpolated("SELECT ?", "b")).isEqualTo("SELECT 'b'");
        assertThat(interpolated("?", 1)).isEqualTo("1");
    }

    @Test
    void aStringBehindAPlaceholderStaysItsName() {
        assertThat(interpolated("SELECT ? 'name'", "b")).isEqualTo("SELECT ('b') 'name'");
        assertThat(interpolated("SELECT ?'name'", "b")).isEqualTo("SELECT ('b')'name'");
        assertThat(interpolated("SELECT ? /* x */ \"name\"", "b")).isEqualTo("SELECT ('b') /* x */ \"name\"");
        assertThat(interpolated("SELECT ?, 'name'", "b")).isEqualTo("SELECT 'b', 'name'");
    }

    /** Two dashes and a space are a comment to the end of the line. */
    @Test
    void noCommentComesOfDashes() {
        assertThat(interpolated("SELECT 1 -?", -5)).isEqualTo("SELECT 1 --5");
        assertThat(interpolated("SELECT 1 --?", 5)).isEqualTo("SELECT 1 --5");
        assertThat(interpolated("SELECT 1 --?", "x")).isEqualTo("SELECT 1 --'x'");
    }

    @Test
    void whatHasNoLiteralIsRefusedBeforeAnythingIsWritten() {
        BoundSql bound = bind("SELECT ?", InputStream.nullInputStream());
        assertRefuses(bound::interpolate, "InputStream", "statementMode(BINARY)");
        assertThat(bound.preparable()).isEqualTo("SELECT ?");
    }

    @Test
    void noValueGoesIntoAVersionedCommentAsALiteral() {
        BoundSql bound = bind("SELECT 1 /*!99999 + ? */", "*/ + 1");
        assertRefuses(bound::interpolate, "versioned comment", "statementMode(BINARY)");
        assertThat(bound.parameters()).hasSize(1);
        assertThat(interpolated("SELECT /*!80000 1 + */ ?", 1)).isEqualTo("SELECT /*!80000 1 + */ 1");
    }

    @Test
    void noValueIsShown() {
        BoundSql bound = bind("SELECT ?", "secret");
        assertThat(bound.toString()).doesNotContain("secret").contains("1 parameters");
        assertThat(bound.interpolate().toString()).doesNotContain("secret").doesNotContain("SELECT");
    }

    private static String interpolated(String sql, Object value) {
        return bind(sql, value).interpolate().sql();
    }

    private static BoundSql bind(String sql, Object... values) {
        return BoundSql.bind(ParsedSql.parse(sql, SqlModes.DEFAULT), values, PARAMETERS::bind);
    }

    private static BoundSql bind(String sql, Map<String, Object> values) {
        return BoundSql.bind(ParsedSql.parse(sql, SqlModes.DEFAULT), values, PARAMETERS::bind);
    }

    private static void assertRefuses(ThrowingCallable call, String... messages) {
        assertThatThrownBy(call).isInstanceOf(IllegalArgumentException.class).hasMessageContainingAll(messages);
    }
}
