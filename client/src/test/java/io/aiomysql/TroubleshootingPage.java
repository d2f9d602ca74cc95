package io.aiomysql;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * {@code docs/troubleshooting.md}: entries with a heading of the third level, each with one block or several that show what is
 * thrown. Blocks of a language, such as {@code ```java}, show something else.
 */
final class TroubleshootingPage {

    private static final String HEADING = "### ";
    private static final String FENCE = "```";

    private final Map<String, List<QuotedError>> entries = new LinkedHashMap<>();

    private TroubleshootingPage(List<String> lines) {
        List<QuotedError> entry = new ArrayList<>();
        StringBuilder block = new StringBuilder();
        String fence = "";
        for (String line : lines) {
            if (!fence.isEmpty() && line.equals(FENCE)) {
                if (fence.equals(FENCE)) {
                    entry.add(QuotedError.parse(block.toString()));
                }
                fence = "";
            } else if (!fence.isEmpty()) {
                block.append(line.strip()).append(' ');
            } else if (line.startsWith(FENCE)) {
                fence = line;
                block.setLength(0);
            } else if (line.startsWith(HEADING)) {
                entry = new ArrayList<>();
                entries.put(line.substring(HEADING.length()), entry);
            }
        }
    }

    static TroubleshootingPage read() {
        Path beside = Path.of("../docs/troubleshooting.md");
        try {
            return new TroubleshootingPage(
                    Files.readAllLines(Files.exists(beside) ? beside : Path.of("docs/troubleshooting.md")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** In the order of the page. */
    List<String> headings() {
        return List.copyOf(entries.keySet());
    }

    /** What the entry with this heading quotes. */
    List<QuotedError> errors(String heading) {
        return entries.get(heading);
    }
}
