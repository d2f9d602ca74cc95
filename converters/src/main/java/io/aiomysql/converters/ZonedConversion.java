package io.aiomysql.converters;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads DATETIME and TIMESTAMP as points in time, in the session's time zone. A time that the zone's clocks skipped, or
 * showed twice, is not a single instant and is refused.
 */
final class ZonedConversion {

    private final DateTimeDecoder column;
    private final @Nullable ZoneId zone;
    private final String wanted;

    private ZonedConversion(DateTimeDecoder column, @Nullable ZoneId zone, String wanted) {
        this.column = column;
        this.zone = zone;
        this.wanted = wanted;
    }

    /** Finds the conversion into a type; null if it is no point in time. */
    static @Nullable Conversion to(Class<?> type, DateTimeDecoder column, @Nullable ZoneId zone) {
        ZonedConversion conversion = new ZonedConversion(column, zone, type.getSimpleName());
        if (type == Instant.class) {
            return (source, offset, length) ->
                    conversion.read(source, offset, length).toInstant();
        }
        if (type == OffsetDateTime.class) {
            return (source, offset, length) ->
                    conversion.read(source, offset, length).toOffsetDateTime();
        }
        return type == ZonedDateTime.class ? conversion::read : null;
    }

    private ZonedDateTime read(byte[] source, int offset, int length) {
        LocalDateTime local = column.read(source, offset, length, wanted);
        if (zone == null) {
            throw column.lossy(
                    wanted,
                    "the session's time zone is not known; set the option timeZone, or if a statement has changed time_zone, set it back"
                            + " before rows are read; or read it as LocalDateTime, or select UNIX_TIMESTAMP of it");
        }
        List<ZoneOffset> offsets = zone.getRules().getValidOffsets(local);
        if (offsets.size() != 1) {
            throw column.lossy(
                    wanted,
                    (offsets.isEmpty()
                                    ? "the session's time zone skips this time"
                                    : "the session's time zone has this time twice")
                            + "; use a session in UTC, which has no such times, or read it as LocalDateTime");
        }
        return ZonedDateTime.ofLocal(local, zone, offsets.get(0));
    }
}
