package io.aiomysql.testkit.jdbc;

import org.jspecify.annotations.Nullable;

/**
 * What another driver makes of one cell.
 *
 * @param text what {@code getString} gives; null for NULL, and where the driver refuses
 * @param value what {@code getObject} gives, with the types of java.time for those of java.sql; null for NULL, and where the
 *     driver refuses
 */
public record OtherCell(@Nullable String text, @Nullable Object value) {}
