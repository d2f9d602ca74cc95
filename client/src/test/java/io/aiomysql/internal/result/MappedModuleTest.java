package io.aiomysql.internal.result;

import static io.aiomysql.internal.result.Columns.row;
import static io.aiomysql.internal.result.Columns.shape;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.aiomysql.Row;
import io.aiomysql.testkit.fake.ColumnDefinition;
import java.io.IOException;
import java.lang.module.Configuration;
import java.lang.module.ModuleFinder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Records in a module of the user's, which keeps to itself what it neither exports nor opens. */
class MappedModuleTest {

    @TempDir
    static Path folder;

    private static ClassLoader shop;

    private final Row row = row(shape(ColumnDefinition.bigint("n")), "7");

    @BeforeAll
    static void compileAModule() throws IOException, ReflectiveOperationException {
        ModuleLayer boot = ModuleLayer.boot();
        Path module = source("module-info.java", "module shop { exports shop.api; opens shop.opened; }");
        List<Path> sources = List.of(
                module,
                source("shop/api/Item.java", "package shop.api; public record Item(int n) {}"),
                source("shop/api/Kept.java", "package shop.api; record Kept(int n) {}"),
                source("shop/hidden/Item.java", "package shop.hidden; public record Item(int n) {}"),
                source("shop/opened/Item.java", "package shop.opened; record Item(int n) {}"));
        Path classes = folder.resolve("classes");
        ToolProvider javac = ToolProvider.findFirst("javac").orElseThrow();
        int result = javac.run(
                System.out,
                System.err,
                Stream.concat(
                                Stream.of("-d", classes.toString()),
                                sources.stream().map(Path::toString))
                        .toArray(String[]::new));
        assertThat(result).isZero();
        Configuration configuration =
                boot.configuration().resolve(ModuleFinder.of(classes), ModuleFinder.of(), Set.of("shop"));
        shop = boot.defineModulesWithOneLoader(configuration, ClassLoader.getSystemClassLoader())
                .findLoader("shop");
    }

    @Test
    void aPublicRecordInAnExportedPackageIsMade() throws ClassNotFoundException {
        assertThat(row.as(shop.loadClass("shop.api.Item"))).hasToString("Item[n=7]");
    }

    @Test
    void aRecordInAnOpenPackageIsMade() throws ClassNotFoundException {
        assertThat(row.as(shop.loadClass("shop.opened.Item"))).hasToString("Item[n=7]");
    }

    @Test
    void aRecordThatIsNotPublicTellsWhatToOpen() throws ClassNotFoundException {
        assertRefused("shop.api.Kept", "opens shop.api");
    }

    @Test
    void aRecordInAPackageThatIsNotExportedTellsWhatToOpen() throws ClassNotFoundException {
        assertRefused("shop.hidden.Item", "opens shop.hidden");
    }

    private void assertRefused(String name, String opens) throws ClassNotFoundException {
        Class<?> type = shop.loadClass(name);
        Module client = RowConstructor.class.getModule();
        String toWhom = client.isNamed() ? " to io.aiomysql.client;" : ";";

        assertThatIllegalArgumentException()
                .isThrownBy(() -> row.as(type))
                .withMessageContainingAll(name, opens + toWhom, "module shop", "public", "exported");
    }

    private static Path source(String name, String text) throws IOException {
        Path file = folder.resolve("src").resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }
}
