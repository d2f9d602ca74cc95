package com.example.converter;

import io.aiomysql.ConnectOptions;
import io.aiomysql.MySqlConnection;
import io.aiomysql.Row;
import io.aiomysql.StatementMode;
import io.aiomysql.converters.Converters;

/** Writes an invoice and reads it again, with types of its own, by literals and by prepared statements. */
public final class Invoices {

    private Invoices() {}

    /**
     * Runs the program.
     *
     * @param args the server's URL
     */
    public static void main(String[] args) {
        Converters converters = Converters.builder()
                .add(new CustomerIdConverter())
                .add(new MoneyConverter())
                .build();
        for (StatementMode mode : StatementMode.values()) {
            ConnectOptions options = ConnectOptions.parse(args[0]).toBuilder()
                    .converters(converters)
                    .statementMode(mode)
                    .build();
            try (MySqlConnection connection = MySqlConnection.connect(options).join()) {
                System.out.println(mode + ": " + writtenAndRead(connection) + ", server " + connection.serverVersion());
            }
        }
    }

    private static String writtenAndRead(MySqlConnection connection) {
        CustomerId customer = new CustomerId(7);
        connection
                .query("CREATE TEMPORARY TABLE invoice (customer BIGINT, total DECIMAL(10,2))")
                .join();
        connection
                .query("INSERT INTO invoice VALUES (?, ?)", customer, Money.of("19.90"))
                .join();
        Row row = connection
                .query("SELECT customer, total FROM invoice WHERE customer = ?", customer)
                .join()
                .single();
        return row.get("customer", CustomerId.class) + " owes " + row.get("total", Money.class);
    }
}
