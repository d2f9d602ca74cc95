package io.aiomysql.testkit.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(10)
class CacheFolderTest {
    @TempDir
    Path folder;

    @Test
    void fillsAnEntryOnce() throws Exception {
        CacheFolder cache = cache();
        Path made = cache.entry("a/b", CacheFolderTest::writeOne);

        Path found = cache.entry("a/b", partial -> {
            throw new AssertionError("it is there");
        });

        assertThat(found).isEqualTo(made);
        assertThat(found.resolve("file")).hasContent("one");
    }

    @Test
    void hasNoEntryThatCouldNotBeFilled() throws Exception {
        CacheFolder cache = cache();

        assertThatThrownBy(() -> cache.entry("a", partial -> {
                    writeOne(partial);
                    throw new IOException("cut");
                }))
                .hasMessage("cut");

        assertThat(folder.resolve("cache/a")).doesNotExist();
        assertThat(folder.resolve("cache")).isDirectoryNotContaining("glob:**partial*");
        assertThat(cache.entry("a", CacheFolderTest::writeOne).resolve("file")).exists();
    }

    @Test
    void startsAfreshAfterABuildThatWasKilled() throws Exception {
        CacheFolder cache = cache();
        Files.createDirectories(folder.resolve("cache/a.partial123/half"));

        Path entry = cache.entry("a", CacheFolderTest::writeOne);

        assertThat(entry).isDirectoryContaining("glob:**file");
        assertThat(folder.resolve("cache")).isDirectoryNotContaining("glob:**partial*");
    }

    @Test
    void isFilledOnceByThreadsThatAskTogether() throws Exception {
        int threads = 8;
        AtomicInteger filled = new AtomicInteger();
        CyclicBarrier start = new CyclicBarrier(threads);
        Callable<Path> asking = () -> {
            start.await();
            return cache().entry("a", partial -> {
                filled.incrementAndGet();
                writeOne(partial);
            });
        };
        ExecutorService executor = Executors.newFixedThreadPool(threads);
        try {
            for (Future<Path> asked : executor.invokeAll(Collections.nCopies(threads, asking))) {
                assertThat(asked.get().resolve("file")).exists();
            }
            assertThat(filled).hasValue(1);
        } finally {
            executor.shutdownNow();
        }
    }

    private CacheFolder cache() {
        return new CacheFolder(folder.resolve("cache"));
    }

    private static void writeOne(Path partial) throws IOException {
        Files.writeString(partial.resolve("file"), "one");
    }
}
