package io.aiomysql.examples;

import io.aiomysql.ConnectOptions;
import io.aiomysql.MySqlConnection;
import io.aiomysql.Query;
import io.aiomysql.converters.Converter;
import io.aiomysql.converters.Converters;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

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
                    .query("INSERT INTO invoice VALUES (1, 19.90, '2024-02-29'), (2, 5.10, '2024-03-31')")
                    .join();
            List<Invoice> invoices = connection
                    .queryAs(Invoice.class, "SELECT id, total, due_on FROM invoice ORDER BY id")
                    .join();
            invoices.forEach(System.out::println);

            Money sum = connection
                    .queryValue(Money.class, "SELECT SUM(total) FROM invoice")
                    .join();
            System.out.println("all together " + sum);

            Query inMarch = Query.of("SELECT id, total, due_on FROM invoice WHERE due_on BETWEEN :first AND :last")
                    .bind("first", LocalDate.of(2024, 3, 1))
                    .bind("last", LocalDate.of(2024, 3, 31));
            Optional<Invoice> due = connection.queryOne(Invoice.class, inMarch).join();
            System.out.println("due in March: " + due.map(Invoice::id).orElseThrow());
        }
    }
}
