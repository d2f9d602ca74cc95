package io.aiomysql.examples;

import io.aiomysql.ConnectOptions;
import io.aiomysql.MySqlConnection;
import io.aiomysql.Row;
import io.aiomysql.converters.Converter;
import io.aiomysql.converters.Converters;
import java.math.BigDecimal;
import java.time.LocalDate;

/** Reads rows as records, with a type of one's own in them. Takes the URL of a server. */
public final class OwnTypes {

    record Money(BigDecimal amount) {}

    record Invoice(long id, Money total, LocalDate dueOn) {}

    private OwnTypes() {}

    /**
     * Runs the program.
     *
     * @param args a URL, as {@code mysql://user:password@host:port/database}
     */
    public static void main(String[] args) {
        Converters converters = Converters.builder()
                .add(Converter.reading(Money.class, cell -> new Money(cell.asBigDecimal())))
                .build();
        ConnectOptions options = ConnectOptions.parse(args[0]).toBuilder()
                .converters(converters)
                .autocommit(true)
                .build();
        try (MySqlConnection connection = MySqlConnection.connect(options).join()) {
            connection
                    .query("CREATE TEMPORARY TABLE invoice (id BIGINT PRIMARY KEY, total DECIMAL(10,2), due_on DATE)")
                    .join();
            connection
                    .query("INSERT INTO invoice VALUES (1, 19.90, '2024-02-29')")
                    .join();
            for (Row row :
                    connection.query("SELECT id, total, due_on FROM invoice").join()) {
                Invoice invoice = row.as(Invoice.class);
                System.out.println(invoice);
            }
        }
    }
}
