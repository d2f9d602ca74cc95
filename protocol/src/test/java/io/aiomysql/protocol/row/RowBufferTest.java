package io.aiomysql.protocol.row;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aiomysql.protocol.Hex;
import io.aiomysql.protocol.ProtocolException;
import io.aiomysql.protocol.framing.PacketFramer;
import io.aiomysql.protocol.framing.PacketWriter;
import io.aiomysql.protocol.framing.PayloadReader;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RowBufferTest {

    private static byte[] stream(RowTable... tables) {
        PacketWriter out = new PacketWriter();
        for (RowTable table : tables) {
            table.write(out);
        }
        return out.toBytes().toArray();
    }

    private static void isReadBack(RowTable table, byte[] stream) {
        RowResults results = new RowResults(table);
        results.readAll(stream);
        table.isHeldBy(results.complete.get(0));
    }

    @Test
    void aSmallResultIsCopiedOutOfItsChunkWhichIsUsedAgain() {
        RowTable small = RowTable.random(new Random(1), 3, 10, 20);
        RowTable next = RowTable.random(new Random(2), 3, 10, 20);
        RowResults results = new RowResults(small, next);
        byte[] chunk = results.chunk();

        results.readAll(stream(small));
        assertThat(results.complete.get(0).bytes(0)).isNotSameAs(chunk).hasSizeLessThan(1_000);
        assertThat(results.chunk()).isSameAs(chunk);

        results.readAll(stream(next));
        small.isHeldBy(results.complete.get(0));
    }

    @Test
    void aLargeResultStaysInItsChunkWhichIsNotWrittenOver() {
        RowTable large = RowTable.random(new Random(3), 2, 800, 90);
        RowTable next = RowTable.random(new Random(4), 2, 4_000, 90);
        byte[] bytes = stream(large);
        assertThat(bytes.length).isBetween(17_000, 60_000);
        RowResults results = new RowResults(large, next);
        byte[] chunk = results.chunk();

        results.readAll(bytes);
        assertThat(results.complete.get(0).bytes(0)).isSameAs(chunk);
        results.readAll(stream(next));

        large.isHeldBy(results.complete.get(0));
        next.isHeldBy(results.complete.get(1));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aSmallResultThatArrivesInPartsIsNotWrittenOver(boolean binary) {
        RowTable small = RowTable.random(new Random(5), binary, 2, 6, 20);
        RowTable next = RowTable.random(new Random(6), binary, 2, 3_000, 90);
        byte[] bytes = stream(small);
        byte[] later = stream(next);
        for (int cut = 1; cut < bytes.length; cut++) {
            RowResults results = new RowResults(small, next);
            results.read(bytes, 0, cut);
            results.read(bytes, cut, bytes.length - cut);
            results.readAll(later);
            small.isHeldBy(results.complete.get(0));
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aResultOfManyChunksKeepsThemAll(boolean binary) {
        RowTable table = RowTable.random(new Random(7), binary, 5, 20_000, 60);
        byte[] bytes = stream(table);
        assertThat(bytes.length).isGreaterThan(10 * PacketFramer.CHUNK_SIZE);
        isReadBack(table, bytes);
    }

    @Test
    void theFewRowsInTheLastChunkOfALargeResultAreCopiedOut() {
        RowTable table = RowTable.random(new Random(9), 2, 2_500, 30);
        byte[] bytes = stream(table);
        assertThat(bytes.length).isBetween(PacketFramer.CHUNK_SIZE + 100, PacketFramer.CHUNK_SIZE + 16_000);
        RowTable next = RowTable.random(new Random(10), 2, 300, 30);
        RowResults results = new RowResults(table, next);
        results.readAll(bytes);
        byte[] chunk = results.chunk();
        RowStorage rows = results.complete.get(0);
        assertThat(rows.bytes(rows.size() / 2)).hasSize(PacketFramer.CHUNK_SIZE);
        assertThat(rows.bytes(rows.size() - 1)).hasSizeLessThan(16_384);

        results.readAll(stream(next));
        assertThat(results.chunk()).isSameAs(chunk);
        table.isHeldBy(rows);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aRowMayBeLargerThanAChunk(boolean binary) {
        RowTable table = RowTable.random(new Random(8), binary, 6, 60, 400_000);
        byte[] bytes = stream(table);
        assertThat(bytes.length).isGreaterThan(10 * PacketFramer.CHUNK_SIZE);
        isReadBack(table, bytes);
    }

    @Test
    void resultsShareAChunk() {
        RowTable[] tables = IntStream.range(0, 200)
                .mapToObj(i -> RowTable.random(new Random(i), i % 3 == 0, 1 + i % 4, i % 7 == 0 ? 300 : i % 5, 120))
                .toArray(RowTable[]::new);
        RowResults results = new RowResults(tables);
        results.readAll(stream(tables));
        for (int i = 0; i < tables.length; i++) {
            tables[i].isHeldBy(results.complete.get(i));
        }
    }

    @Test
    void noRowsAreOneAndTheSame() {
        assertThat(new RowBuffer(CellLayout.text(3), chunk -> {}).finish()).isSameAs(RowStorage.EMPTY);
        assertThat(RowStorage.EMPTY.size()).isZero();
    }

    @Test
    void aMalformedRowIsRefused() {
        RowBuffer buffer = new RowBuffer(CellLayout.text(2), chunk -> {});
        PayloadReader row = PayloadReader.of(Hex.bytes("01 61"));
        assertThatThrownBy(() -> buffer.add(row)).isInstanceOf(ProtocolException.class);
    }

    @Test
    void randomTablesInRandomPiecesAreReadBack() {
        Random random = new Random(11);
        for (int round = 0; round < 50; round++) {
            boolean large = random.nextInt(6) == 0;
            RowTable[] tables = new RowTable[1 + random.nextInt(5)];
            for (int i = 0; i < tables.length; i++) {
                int columns = 1 + random.nextInt(20);
                int rows = random.nextInt(large || random.nextBoolean() ? 10 : 700);
                tables[i] = RowTable.random(random, random.nextBoolean(), columns, rows, large ? 100_000 : 300);
            }
            byte[] bytes = stream(tables);
            RowResults results = new RowResults(tables);
            int largestPiece = 1 << (7 + random.nextInt(10));
            for (int at = 0; at < bytes.length; ) {
                int piece = 1 + random.nextInt(largestPiece);
                at += results.read(bytes, at, Math.min(piece, bytes.length - at));
            }
            for (int i = 0; i < tables.length; i++) {
                tables[i].isHeldBy(results.complete.get(i));
            }
        }
    }
}
