package io.aiomysql.protocol.row;

import io.aiomysql.protocol.Hex;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A server's answers about the table of all column types, from a file of hex, one packet a line. */
final class RecordedTable {

    private final Map<String, List<byte[]>> answers = new LinkedHashMap<>();

    /** Reads the file, whose lines with a number sign name the answer that follows. */
    RecordedTable(String file) {
        try (InputStream in = RecordedTable.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalArgumentException("no file " + file);
            }
            List<byte[]> current = List.of();
            for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList()) {
                if (line.startsWith("#")) {
                    current = new ArrayList<>();
                    answers.put(line.substring(2), current);
                } else if (!line.isBlank()) {
                    current.add(Hex.bytes(line));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The packets of the answer to COM_QUERY. */
    List<byte[]> text() {
        return answers.get("text");
    }

    /** The packets of the answer to COM_STMT_PREPARE. */
    List<byte[]> prepare() {
        return answers.get("prepare");
    }

    /** The packets of the answer to COM_STMT_EXECUTE. */
    List<byte[]> execute() {
        return answers.get("execute");
    }
}
