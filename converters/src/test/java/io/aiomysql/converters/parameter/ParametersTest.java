package io.aiomysql.converters.parameter;

import static io.aiomysql.converters.parameter.Forms.assertRefuses;
import static io.aiomysql.converters.parameter.Forms.bind;
import static io.aiomysql.converters.parameter.Forms.literal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aiomysql.protocol.framing.PayloadWriter;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringReader;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.BitSet;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ParametersTest {

    private static final String SECRET = "31337";

    @Test
    void nullIsNull() {
        BoundParameter bound = bind(null);
        assertThat(bound.isNull()).isTrue();
        assertThat(bound.typeCode()).isEqualTo(0x06);
        assertThat(Forms.literal(bound, SqlModes.DEFAULT)).isEqualTo("NULL");
        assertThatThrownBy(() -> bound.encode(new PayloadWriter())).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void addressesAreText() throws UnknownHostException {
        assertThat(literal(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}))).isEqualTo("'127.0.0.1'");
        byte[] address = new byte[16];
        address[15] = 1;
        assertThat(literal(InetAddress.getByAddress("named", address))).isEqualTo("'0:0:0:0:0:0:0:1'");
    }

    @Test
    void streamsAreSentAheadAndNotReadHere() {
        InputStream stream = new ByteArrayInputStream(new byte[] {1});
        Reader reader = new StringReader("x");
        BoundParameter bytes = bind(stream);
        BoundParameter text = bind(reader);

        assertThat(bytes.isLongData()).isTrue();
        assertThat(bytes.typeCode()).isEqualTo(0xFC);
        assertThat(bytes)
                .isInstanceOfSatisfying(
                        StreamedParameter.OfBytes.class,
                        it -> assertThat(it.stream()).isSameAs(stream).hasBinaryContent(new byte[] {1}));
        assertThat(text.isLongData()).isTrue();
        assertThat(text.typeCode()).isEqualTo(0xFD);
        assertThat(text)
                .isInstanceOfSatisfying(
                        StreamedParameter.OfText.class,
                        it -> assertThat(it.reader()).isSameAs(reader));
        Flow.Publisher<ByteBuffer> publisher = subscriber -> {};
        assertThat(bind(publisher))
                .isInstanceOfSatisfying(
                        StreamedParameter.OfPublisher.class,
                        it -> assertThat(it.publisher()).isSameAs(publisher));
    }

    @Test
    void streamsHaveNoLiteral() {
        Flow.Publisher<ByteBuffer> publisher = subscriber -> {};
        for (Object value : new Object[] {InputStream.nullInputStream(), Reader.nullReader(), publisher}) {
            assertThatThrownBy(() -> literal(value))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("statementMode(BINARY)");
        }
    }

    @Test
    void whatIsNotKnownIsRefusedByItsClass() {
        assertRefuses(new AtomicInteger(31_337), "java.util.concurrent.atomic.AtomicInteger", "register a Converter");
        assertRefuses(new Object(), "java.lang.Object", "register a Converter");
        assertRefuses(Map.of("a", SECRET), "one by one", "Query.of(sql).bind(map)", "register a Converter");
        assertRefuses(new BitSet(), "java.util.BitSet", "register a Converter");
        assertRefuses(new Stranger(SECRET), "ParametersTest$Stranger", "register a Converter");
        assertRefuses(Optional.of(SECRET), "java.util.Optional", "send its value, or null");
        assertRefuses(Optional.empty(), "java.util.Optional");
        assertRefuses(Date.from(Instant.ofEpochMilli(31_337)), "java.util.Date", "Instant");
    }

    @Test
    void severalValuesAreRefusedByTheirPlace() {
        assertRefuses(List.of(SECRET), "IN (?)", "one by one");
        assertRefuses(Set.of(SECRET), "IN (?)", "a SET column takes a String, its members joined by commas");
        assertRefuses(new int[] {31_337}, "int[]", "IN (?)");
        assertRefuses(new String[] {SECRET}, "java.lang.String[]", "IN (?)");
        assertRefuses(SECRET.toCharArray(), "char[]", "send a String");
    }

    @Test
    void noMessageQuotesTheValue() {
        for (Object value : new Object[] {
            new Stranger(SECRET),
            Optional.of(SECRET),
            List.of(SECRET),
            SECRET + "\uD800",
            new BigDecimal("31337E+100"),
            Duration.ofDays(31_337),
            LocalDate.of(31_337, 1, 1),
            LocalDateTime.of(31_337, 1, 1, 1, 1, 1, 31_337)
        }) {
            assertThatThrownBy(() -> bind(value))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageNotContaining(SECRET);
        }
    }

    @Test
    void noParameterShowsItsValue() {
        for (Object value : new Object[] {
            SECRET,
            31_337,
            31_337.0,
            new BigDecimal(SECRET),
            new byte[] {0x31, 0x33, 0x37},
            new UUID(0x31337, 0),
            LocalDate.of(3133, 7, 1)
        }) {
            assertThat(bind(value).toString()).doesNotContain(SECRET).doesNotContain("3133");
        }
        assertThat(bind("x")).hasToString("TextParameter[1 characters]");
        assertThat(bind(new byte[2])).hasToString("BytesParameter[2 bytes]");
    }

    private record Stranger(String value) {}
}
