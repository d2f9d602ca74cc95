package io.aiomysql.converters;

import static org.assertj.core.api.Assertions.assertThat;

import io.aiomysql.protocol.ColumnType;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiscoveryTest {

    @Test
    void aConverterOnThePathIsFoundBehindTheUsersOwn(@TempDir Path folder) throws Exception {
        Path services = Files.createDirectories(folder.resolve("META-INF/services"));
        Files.writeString(services.resolve(Converter.class.getName()), FoundConverter.class.getName());
        ClassLoader path =
                new IsolatedClasses(name -> name.equals(FoundConverter.class.getName()), name -> false, folder);

        assertThat(read(builtWith(path, Converters.builder()))).hasToString("found");
        assertThat(read(builtWith(
                        path,
                        Converters.builder()
                                .add(Converter.reading(StringBuilder.class, cell -> new StringBuilder("own"))))))
                .hasToString("own");
    }

    private static Converters builtWith(ClassLoader path, ConvertersBuilder builder) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(path);
        try {
            return builder.build();
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private static StringBuilder read(Converters converters) {
        CellBytes cell = CellBytes.text("x");
        return converters
                .reader(Column.of(ColumnType.VAR_STRING), false)
                .read(cell.source, CellBytes.OFFSET, cell.length, StringBuilder.class);
    }
}
