package io.aiomysql.converters.parameter;

import io.aiomysql.protocol.framing.PayloadWriter;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/** A point in time, sent as the DATETIME that the clocks of the session's time zone show. */
record InstantParameter(DateTimeParameter dateTime, Optional<ZoneId> timeZone) implements BoundParameter {

    static InstantParameter of(Instant value, ParameterOptions options) {
        return new InstantParameter(DateTimeParameter.of(value, options), options.timeZone());
    }

    @Override
    public int typeCode() {
        return dateTime.typeCode();
    }

    @Override
    public void encode(PayloadWriter out) {
        dateTime.encode(out);
    }

    @Override
    public void writeLiteral(PayloadWriter out, SqlModes modes) {
        dateTime.writeLiteral(out, modes);
    }

    @Override
    public String toString() {
        return "InstantParameter[timeZone=" + timeZone.map(ZoneId::getId).orElse("") + "]";
    }
}
