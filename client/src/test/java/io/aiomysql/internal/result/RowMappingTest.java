package io.aiomysql.internal.result;

import static io.aiomysql.internal.result.Columns.row;
import static io.aiomysql.internal.result.Columns.shape;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.InstanceOfAssertFactories.throwable;

import io.aiomysql.MySqlConversionException;
import io.aiomysql.Row;
import io.aiomysql.converters.Converter;
import io.aiomysql.converters.Converters;
import io.aiomysql.testkit.fake.ColumnDefinition;
import java.net.InetAddress;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RowMappingTest {

    private static final int DATE = 0x0A;

    record Person(
            long id,
            String firstName,
            @Nullable LocalDate born,
            @Nullable Integer visits) {}

    record Named(String firstName) {}

    record Counted(int n) {}

    record Positive(int n) {
        Positive {
            if (n <= 0) {
                throw new IllegalArgumentException("not positive: " + n);
            }
        }
    }

    /** A type of the user's, with a converter. */
    record Money(String amount) {}

    record Order(long id, Money price, boolean paid) {}

    record Nothing() {}

    private record Hidden(int n) {}

    /** A class with the one constructor that is needed. */
    static final class Item {
        private final int id;
        private final String name;

        Item() {
            this(0, "");
        }

        public Item(int id, String name) {
            this.id = id;
            this.name = name;
        }
    }

    abstract static class Shape {
        public Shape(int n) {
            assertThat(n).isNotNegative();
        }
    }

    static final class TwoWays {
        public TwoWays(int n) {
            assertThat(n).isNotNegative();
        }

        public TwoWays(String n) {
            assertThat(n).isNotNull();
        }
    }

    final class Inner {
        public Inner(int n) {
            assertThat(n).isNotNegative();
        }

        RowMappingTest around() {
            return RowMappingTest.this;
        }
    }

    @Test
    void aRecordTakesTheColumnsOfItsComponentsWhateverTheirOrder() {
        Row row = row(
                shape(
                        ColumnDefinition.text("unused"),
                        ColumnDefinition.bigint("visits"),
                        ColumnDefinition.of("born", DATE).charset(63),
                        ColumnDefinition.text("first_name"),
                        ColumnDefinition.bigint("ID")),
                "x",
                null,
                "2000-02-29",
                "Zoë",
                "7");

        assertThat(row.as(Person.class)).isEqualTo(new Person(7, "Zoë", LocalDate.of(2000, 2, 29), null));
    }

    @Test
    void aClassWithOnePublicConstructorIsMadeByIt() {
        Item item = row(shape(ColumnDefinition.bigint("id"), ColumnDefinition.text("name")), "7", "pen")
                .as(Item.class);

        assertThat(item.id).isEqualTo(7);
        assertThat(item.name).isEqualTo("pen");
    }

    @Test
    void aPrivateRecordOfTheUsersIsReached() {
        assertThat(row(shape(ColumnDefinition.bigint("n")), "1").as(Hidden.class))
                .isEqualTo(new Hidden(1));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "firstName,first_name | 0",
                "firstname,first_name | 0",
                "FIRSTNAME,firstName | 1",
                "a,FIRST_NAME | 1",
                "a,_first__Name_ | 1",
            })
    void theSameNameComesFirstThenCaseThenUnderscores(String columns, int column) {
        String[] values = {"0", "1"};

        assertThat(row(texts(columns), values).as(Named.class).firstName()).isEqualTo(values[column]);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"firstName,firstName", "FIRSTNAME,firstname", "first_name,FIRST_NAME", "first_name,firstn_ame"})
    void aComponentWithSeveralColumnsIsAmbiguous(String columns) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> row(texts(columns), "0", "1").as(Named.class))
                .withMessageContainingAll(
                        "several columns fit", "'firstName'", Named.class.getTypeName(), "in the statement")
                .withMessageContaining(columns.replace(",", ", "));
    }

    @Test
    void aComponentWithoutAColumnIsNamedWithTheColumnsThereAre() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> row(texts("a,b"), "0", "1").as(Named.class))
                .withMessageContainingAll("no column fits", "'firstName'", Named.class.getTypeName(), "[a, b]");
    }

    @Test
    void nullInAPrimitiveNamesTheComponent() {
        Row row = row(shape(ColumnDefinition.bigint("n")), (String) null);

        assertThatExceptionOfType(MySqlConversionException.class)
                .isThrownBy(() -> row.as(Counted.class))
                .withMessageContainingAll("component 'n'", Counted.class.getTypeName(), "column 0", "NULL", "Integer");
    }

    @Test
    void aValueThatDoesNotFitNamesTheComponentAndNotTheValue() {
        Row row = row(shape(ColumnDefinition.bigint("n")), "31337000000");

        assertThatExceptionOfType(MySqlConversionException.class)
                .isThrownBy(() -> row.as(Counted.class))
                .withMessageContainingAll("component 'n'", Counted.class.getTypeName(), "column 0", "int", "range")
                .withMessageNotContaining("31337");
        assertThat(row.getLong(0)).isEqualTo(31_337_000_000L);
    }

    @Test
    void aConstructorThatRefusesFailsThatRowAlone() {
        ResultShape shape = shape(ColumnDefinition.bigint("n"));

        MySqlConversionException refused = catchThrowableOfType(
                MySqlConversionException.class, () -> row(shape, "-5").as(Positive.class));

        assertThat(refused)
                .hasMessageContaining(Positive.class.getTypeName())
                .hasMessageNotContaining("-5")
                .extracting(Throwable::getCause, throwable(Throwable.class))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(row(shape, "5").as(Positive.class)).isEqualTo(new Positive(5));
    }

    /** Its initialiser throws. */
    record Uninitialised(int n) {
        static final int LIMIT = Integer.parseInt("none");
    }

    record Failing(int n) {
        Failing {
            throw new AssertionError("n is " + n);
        }
    }

    record Deep(int n) {
        Deep {
            var unused = new Deep(n);
        }
    }

    @ParameterizedTest
    @ValueSource(classes = {Uninitialised.class, Failing.class, Deep.class})
    void anErrorOfAConstructorIsTheCauseOfATypedException(Class<?> type) {
        Row row = row(shape(ColumnDefinition.bigint("n")), "5");

        assertThatExceptionOfType(MySqlConversionException.class)
                .isThrownBy(() -> row.as(type))
                .withMessageContaining(type.getTypeName())
                .withCauseInstanceOf(Error.class);
    }

    @Test
    void anErrorOfAConverterIsTheCauseOfATypedException() {
        Converters converters = Converters.builder()
                .add(Converter.reading(Money.class, cell -> {
                    throw new AssertionError(cell.asString());
                }))
                .build();
        Row row = row(shape(converters, ColumnDefinition.bigint("n")), "5");

        assertThatExceptionOfType(MySqlConversionException.class)
                .isThrownBy(() -> row.get(0, Money.class))
                .withMessageNotContaining("5'")
                .withRootCauseInstanceOf(AssertionError.class);
    }

    @Test
    void componentsAreReadByTheUsersConvertersPrimitivesToo() {
        Converters converters = Converters.builder()
                .add(Converter.reading(Money.class, cell -> new Money(cell.asString())))
                .add(Converter.reading(Boolean.class, cell -> cell.asString().equals("Y")))
                .build();
        ResultShape shape = shape(
                converters,
                ColumnDefinition.bigint("id"),
                ColumnDefinition.of("price", 0xF6).charset(63).decimals(2),
                ColumnDefinition.text("paid"));

        assertThat(row(shape, "1", "9.99", "Y").as(Order.class)).isEqualTo(new Order(1, new Money("9.99"), true));
    }

    @Test
    void aMapperIsResolvedOnceForAShapeAndAClass() {
        ResultShape shape = shape(ColumnDefinition.bigint("n"));

        assertThat(shape.mapper(Counted.class)).isSameAs(shape.mapper(Counted.class));
        assertThat((Object) shape.mapper(Hidden.class)).isNotSameAs(shape.mapper(Counted.class));
        assertThat(shape.mapper(Counted.class).map(row(shape, "3"))).isEqualTo(new Counted(3));
    }

    @ParameterizedTest
    @ValueSource(
            classes = {
                Nothing.class,
                Shape.class,
                TwoWays.class,
                Inner.class,
                List.class,
                int[].class,
            })
    void whatNoRowBecomesIsRefusedWithWhatOneBecomes(Class<?> type) {
        Row row = row(shape(ColumnDefinition.bigint("n")), "1");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> row.as(type))
                .withMessageContainingAll(
                        "a row cannot become " + type.getTypeName(), "a record", "public constructor", "one column");
    }

    @ParameterizedTest
    @ValueSource(
            classes = {
                LocalDate.class,
                byte[].class,
                UUID.class,
                Instant.class,
                InetAddress.class,
                Set.class,
                TimeUnit.class
            })
    void aSingleValueThatTheColumnDoesNotBecomeIsAFailedConversion(Class<?> type) {
        Row row = row(shape(ColumnDefinition.bigint("n")), "1");

        assertThatExceptionOfType(MySqlConversionException.class)
                .isThrownBy(() -> row.as(type))
                .withMessageContainingAll("column 0 ('n', LONGLONG)", type.getSimpleName());
    }

    @ParameterizedTest
    @ValueSource(
            classes = {
                Object.class,
                String.class,
                Long.class,
                int.class,
                byte[].class,
                LocalDate.class,
                UUID.class,
                Set.class
            })
    void aSingleValueIsNoRowOfSeveralColumns(Class<?> type) {
        Row row = row(shape(ColumnDefinition.bigint("n"), ColumnDefinition.text("t")), "1", "x");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> row.as(type))
                .withMessageContainingAll(type.getTypeName(), "single value", "2 columns", "select one", "get(column");
    }

    @Test
    void anEnumIsNoRowOfSeveralColumns() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> row(texts("a,b"), "DAYS", "HOURS").as(TimeUnit.class))
                .withMessageContainingAll("TimeUnit", "single value", "2 columns");
    }

    @Test
    void aRowOfOneColumnIsReadAsItsValue() {
        ResultShape number = shape(ColumnDefinition.bigint("n"));

        assertThat(row(number, "7").as(Long.class)).isEqualTo(7L);
        assertThat(row(number, "7").as(int.class)).isEqualTo(7);
        assertThat(row(number, "7").as(String.class)).isEqualTo("7");
        assertThat(row(number, "7").as(Object.class)).isEqualTo(7L);
        assertThat(row(texts("t"), "DAYS").as(TimeUnit.class)).isEqualTo(TimeUnit.DAYS);
        assertThat(row(texts("t"), "x").as(byte[].class)).containsExactly('x');
        assertThat(row(number, (String) null).as(Long.class)).isNull();
    }

    @Test
    void aValueThatDoesNotFitItsClassIsAConversionError() {
        ResultShape number = shape(ColumnDefinition.bigint("n"));

        assertThatExceptionOfType(MySqlConversionException.class)
                .isThrownBy(() -> row(number, (String) null).as(int.class))
                .withMessageContainingAll("column 0 is NULL", "int", "Integer.class");
        assertThatExceptionOfType(MySqlConversionException.class)
                .isThrownBy(() -> row(number, "7").as(LocalDate.class))
                .withMessageContainingAll("column 0", "LocalDate");
    }

    @Test
    void aRecordWithAConverterIsReadFromOneColumnByIt() {
        Converters converters = Converters.builder()
                .add(Converter.reading(Money.class, cell -> new Money("EUR " + cell.asString())))
                .build();

        assertThat(row(shape(converters, ColumnDefinition.text("amount")), "9.99")
                        .as(Money.class))
                .isEqualTo(new Money("EUR 9.99"));
        assertThat(row(shape(converters, ColumnDefinition.text("amount"), ColumnDefinition.text("x")), "9.99", "")
                        .as(Money.class))
                .isEqualTo(new Money("9.99"));
        assertThat(row(texts("amount"), "9.99").as(Money.class)).isEqualTo(new Money("9.99"));
    }

    private static ResultShape texts(String columns) {
        return shape(
                Arrays.stream(columns.split(",")).map(ColumnDefinition::text).toArray(ColumnDefinition[]::new));
    }
}
