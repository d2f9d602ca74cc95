package io.aiomysql.protocol.row;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aiomysql.protocol.Hex;
import io.aiomysql.protocol.ProtocolException;
import io.aiomysql.protocol.framing.PacketFramer;
import io.aiomysql.protocol.framing.PacketWriter;
import io.aiomysql.protocol.framing.PayloadReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RowBufferTest {

    private static byte[] stream(TextTable... tables) {
        PacketWriter out = new PacketWriter();
        for (TextTable table : tables) {
            table.write(out);
        }
        return out.toBytes().toArray();
    }

    private static void isReadBack(TextTable table, byte[] stream) {
        TextResults results = new TextResults(table.columns());
        results.readAll(stream);
        table.isHeldBy(results.complete.get(0));
    }

    @Test
    void aSmallResultIsCopiedOutOfItsChunkWhichIsUsedAgain() {
        TextTable small = TextTable.random(new Random(1), 3, 10, 20);
        TextResults results = new TextResults(3, 3);
        byte[] chunk = results.chunk();

        results.readAll(stream(small));
        assertThat(results.complete.get(0).bytes(0)).isNotSameAs(chunk).hasSizeLessThan(1_000);
        assertThat(results.chunk()).isSameAs(chunk);

        results.readAll(stream(TextTable.random(new Random(2), 3, 10, 20)));
        small.isHeldBy(results.complete.get(0));
    }

    @Test
    void aLargeResultStaysInItsChunkWhichIsNotWrittenOver() {
        TextTable large = TextTable.random(new Random(3), 2, 800, 90);
        TextTable next = TextTable.random(new Random(4), 2, 4_000, 90);
        byte[] bytes = stream(large);
        assertThat(bytes.length).isBetween(17_000, 60_000);
        TextResults results = new TextResults(2, 2);
        byte[] chunk = results.chunk();

        results.readAll(bytes);
        assertThat(results.complete.get(0).bytes(0)).isSameAs(chunk);
        results.readAll(stream(next));

        large.isHeldBy(results.complete.get(0));
        next.isHeldBy(results.complete.get(1));
    }

    @Test
    void aSmallResultThatArrivesInPartsIsNotWrittenOver() {
        TextTable small = TextTable.random(new Random(5), 2, 6, 20);
        byte[] bytes = stream(small);
        byte[] later = stream(TextTable.random(new Random(6), 2, 3_000, 90));
        for (int cut = 1; cut < bytes.length; cut++) {
            TextResults results = new TextResults(2, 2);
            results.read(bytes, 0, cut);
            results.read(bytes, cut, bytes.length - cut);
            results.readAll(later);
            small.isHeldBy(results.complete.get(0));
        }
    }

    @Test
    void aResultOfManyChunksKeepsThemAll() {
        TextTable table = TextTable.random(new Random(7), 5, 20_000, 60);
        byte[] bytes = stream(table);
        assertThat(bytes.length).isGreaterThan(10 * PacketFramer.CHUNK_SIZE);
        isReadBack(table, bytes);
    }

    @Test
    void theFewRowsInTheLastChunkOfALargeResultAreCopiedOut() {
        TextTable table = TextTable.random(new Random(9), 2, 2_500, 30);
        byte[] bytes = stream(table);
        assertThat(bytes.length).isBetween(PacketFramer.CHUNK_SIZE + 100, PacketFramer.CHUNK_SIZE + 16_000);
        TextResults results = new TextResults(2, 2);
        results.readAll(bytes);
        byte[] chunk = results.chunk();
        RowStorage rows = results.complete.get(0);
        assertThat(rows.bytes(0)).hasSize(PacketFramer.CHUNK_SIZE);
        assertThat(rows.bytes(rows.size() - 1)).hasSizeLessThan(16_384);

        results.readAll(stream(TextTable.random(new Random(10), 2, 300, 30)));
        assertThat(results.chunk()).isSameAs(chunk);
        table.isHeldBy(rows);
    }

    @Test
    void aRowMayBeLargerThanAChunk() {
        TextTable table = TextTable.random(new Random(8), 2, 60, 400_000);
        isReadBack(table, stream(table));
    }

    @Test
    void resultsShareAChunk() {
        TextTable[] tables = IntStream.range(0, 200)
                .mapToObj(i -> TextTable.random(new Random(i), 1 + i % 4, i % 7 == 0 ? 300 : i % 5, 120))
                .toArray(TextTable[]::new);
        List<Integer> columns = new ArrayList<>();
        for (TextTable table : tables) {
            columns.add(table.columns());
        }
        TextResults results = new TextResults(columns.toArray(new Integer[0]));
        results.readAll(stream(tables));
        for (int i = 0; i < tables.length; i++) {
            tables[i].isHeldBy(results.complete.get(i));
        }
    }

    @Test
    void noRowsAreOneAndTheSame() {
        assertThat(new RowBuffer(3).finish(new PacketFramer(1_024))).isSameAs(RowStorage.EMPTY);
        assertThat(RowStorage.EMPTY.size()).isZero();
    }

    @Test
    void aMalformedRowIsRefused() {
        RowBuffer buffer = new RowBuffer(2);
        PayloadReader row = PayloadReader.of(Hex.bytes("01 61"));
        assertThatThrownBy(() -> buffer.add(row)).isInstanceOf(ProtocolException.class);
    }

    @Test
    void randomTablesInRandomPiecesAreReadBack() {
        Random random = new Random(11);
        for (int round = 0; round < 50; round++) {
            boolean large = random.nextInt(6) == 0;
            TextTable[] tables = new TextTable[1 + random.nextInt(5)];
            Integer[] columns = new Integer[tables.length];
            for (int i = 0; i < tables.length; i++) {
                columns[i] = 1 + random.nextInt(8);
                int rows = random.nextInt(large || random.nextBoolean() ? 10 : 700);
                tables[i] = TextTable.random(random, columns[i], rows, large ? 100_000 : 300);
            }
            byte[] bytes = stream(tables);
            TextResults results = new TextResults(columns);
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
