package io.aiomysql.internal.result;

import static io.aiomysql.internal.result.Columns.shape;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.aiomysql.ColumnMetadata;
import io.aiomysql.protocol.ColumnType;
import io.aiomysql.testkit.fake.ColumnDefinition;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ResultShapeTest {

    @Test
    void theExactNameComesFirst() {
        ResultShape shape = texts("a", "A", "b");

        assertThat(shape.indexOf("a")).isZero();
        assertThat(shape.indexOf("A")).isEqualTo(1);
        assertThat(shape.indexOf("B")).isEqualTo(2);
    }

    @Test
    void aNameThatDiffersInCaseFromSeveralIsAmbiguous() {
        ResultShape shape = texts("Id", "ID");

        assertThat(shape.indexOf("ID")).isEqualTo(1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> shape.indexOf("id"))
                .withMessageContainingAll("several", "'id'", "[Id, ID]", "by index");
    }

    @Test
    void itIsAmbiguousTooWhenOneOfThemIsInLowerCase() {
        ResultShape shape = texts("id", "ID");

        assertThat(shape.indexOf("id")).isZero();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> shape.indexOf("Id"))
                .withMessageContainingAll("several", "'Id'");
    }

    @Test
    void aNameOfSeveralColumnsIsAmbiguous() {
        ResultShape shape = texts("a", "b", "a");

        assertThat(shape.indexOf("b")).isEqualTo(1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> shape.indexOf("a"))
                .withMessageContainingAll("several", "'a'", "[a, b, a]");
    }

    @Test
    void anUnknownNameListsTheColumns() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> texts("a", "b").indexOf("c"))
                .withMessageContainingAll("'c'", "[a, b]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a,b | a,b",
                "a,a,a | a,a_2,a_3",
                "a,a,a_2 | a,a_3,a_2",
                "t.a,u.a | t.a,u.a",
                "t.a,t.a,u.b | t.a,t.a_2,b",
                "t.a,a | t.a,a",
                "t.a,u.a,'t.a' | t.a_2,u.a,t.a",
            })
    void everyColumnGetsAKeyOfItsOwn(String columns, String keys) {
        ColumnDefinition[] definitions =
                Arrays.stream(columns.split(",")).map(ResultShapeTest::column).toArray(ColumnDefinition[]::new);

        assertThat(shape(definitions).distinctNames()).containsExactly(keys.split(","));
    }

    @Test
    void aResultWithTheMostColumnsHasDistinctNamesToo() {
        ColumnDefinition[] columns = new ColumnDefinition[4_096];
        Arrays.setAll(columns, i -> ColumnDefinition.text("a"));

        assertThat(shape(columns).distinctNames()).hasSize(4_096).doesNotHaveDuplicates();
    }

    @Test
    void distinctNamesAreMadeOnce() {
        ResultShape shape = texts("a", "a");

        assertThat(shape.distinctNames()).isSameAs(shape.distinctNames());
    }

    @Test
    void jsonIsInTheCharacterSetOfResultsUnlessItIsAnOutParameter() {
        ResultShape latin1 = shape(ColumnDefinition.of("j", 0xF5).charset(63)).withCharset("latin1");

        assertThat(latin1.metadata().get(0).charset()).contains("latin1");
        assertThat(latin1.ofOutParameters().metadata().get(0).collation()).isEqualTo(63);
        assertThat(latin1.withoutCharset().ofOutParameters().metadata().get(0).collation())
                .isEqualTo(63);
    }

    @Test
    void metadataTellsWhatTheDefinitionSays() {
        ColumnMetadata column = shape(ColumnDefinition.of("n", 0x03)
                        .table("shop", "items")
                        .flags(0x0001 | 0x0020)
                        .charset(63)
                        .length(10)
                        .decimals(0))
                .metadata()
                .get(0);

        assertThat(column.name()).isEqualTo("n");
        assertThat(column.originalName()).isEqualTo("n");
        assertThat(column.table()).isEqualTo("items");
        assertThat(column.originalTable()).isEqualTo("items");
        assertThat(column.schema()).isEqualTo("shop");
        assertThat(column.type()).isEqualTo(ColumnType.LONG);
        assertThat(column.collation()).isEqualTo(63);
        assertThat(column.length()).isEqualTo(10);
        assertThat(column.decimals()).isZero();
        assertThat(column.isNullable()).isFalse();
        assertThat(column.isUnsigned()).isTrue();
        assertThat(column.typeName()).isEqualTo("INT UNSIGNED");
        assertThat(column.charset()).contains("binary");
        assertThat(column.displayLength()).isEqualTo(10);
        assertThat(column.flags()).isEqualTo(0x0021);
        assertThat(column.extendedType()).isEmpty();
        assertThat(column.extendedFormat()).isEmpty();
        assertThat(column).hasToString("n INT UNSIGNED");
    }

    static Stream<Arguments> flags() {
        return Stream.of(
                arguments(0x0002, (Predicate<ColumnMetadata>) ColumnMetadata::isPrimaryKey),
                arguments(0x0004, (Predicate<ColumnMetadata>) ColumnMetadata::isUniqueKey),
                arguments(0x0008, (Predicate<ColumnMetadata>) ColumnMetadata::isMultipleKey),
                arguments(0x0020, (Predicate<ColumnMetadata>) ColumnMetadata::isUnsigned),
                arguments(0x0040, (Predicate<ColumnMetadata>) ColumnMetadata::isZerofill),
                arguments(0x0080, (Predicate<ColumnMetadata>) ColumnMetadata::isBinary),
                arguments(0x0200, (Predicate<ColumnMetadata>) ColumnMetadata::isAutoIncrement));
    }

    @ParameterizedTest
    @MethodSource
    void flags(int flag, Predicate<ColumnMetadata> says) {
        assertThat(says.test(flagged(flag))).isTrue();
        assertThat(says.test(flagged(0xFFFF & ~flag))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "0xFD, 255, 40, 10, utf8mb4, VARCHAR",
        // uca1400_ai_ci of utf8mb4
        "0xFD, 2304, 40, 10, utf8mb4, VARCHAR",
        "0xFD, 33, 30, 10, utf8mb3, VARCHAR",
        "0xFE, 8, 10, 10, latin1, CHAR",
        "0xFD, 35, 20, 10, ucs2, VARCHAR",
        "0xFD, 63, 10, 10, binary, VARBINARY",
        "0xFC, 255, 4294967295, 1073741823, utf8mb4, TEXT",
        "0xFC, 63, 65535, 65535, binary, BLOB",
        "0x06, 63, 0, 0, binary, NULL",
        "0x0C, 63, 19, 19, binary, DATETIME",
        "0xFD, 65000, 10, 10, , VARCHAR",
    })
    void lengthsAreInCharactersWhereTheCharsetIsKnown(
            int type, int collation, long length, long displayLength, @Nullable String charset, String typeName) {
        ColumnMetadata column = shape(
                        ColumnDefinition.of("c", type).charset(collation).length(length))
                .metadata()
                .get(0);

        assertThat(column.length()).isEqualTo(length);
        assertThat(column.displayLength()).isEqualTo(displayLength);
        assertThat(column.charset()).isEqualTo(Optional.ofNullable(charset));
        assertThat(column.typeName()).isEqualTo(typeName);
    }

    private static ColumnMetadata flagged(int flags) {
        return shape(ColumnDefinition.of("n", 0x03).charset(63).flags(flags))
                .metadata()
                .get(0);
    }

    private static ResultShape texts(String... names) {
        return shape(Arrays.stream(names).map(ColumnDefinition::text).toArray(ColumnDefinition[]::new));
    }

    /** Either a plain name, a table and a name, or a name in quotes that has a dot in it. */
    private static ColumnDefinition column(String text) {
        if (text.startsWith("'")) {
            return ColumnDefinition.text(text.substring(1, text.length() - 1));
        }
        int dot = text.indexOf('.');
        return dot < 0
                ? ColumnDefinition.text(text)
                : ColumnDefinition.text(text.substring(dot + 1)).table("db", text.substring(0, dot));
    }
}
