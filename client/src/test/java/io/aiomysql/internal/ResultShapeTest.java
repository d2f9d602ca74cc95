package io.aiomysql.internal;

import static io.aiomysql.internal.Columns.shape;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.aiomysql.ColumnMetadata;
import io.aiomysql.protocol.ColumnType;
import io.aiomysql.testkit.fake.ColumnDefinition;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
        assertThat(column).hasToString("n LONG");
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
