package io.aiomysql.converters.parameter;

import java.time.Year;

/** Sends a year as a number. */
final class YearParameter {

    private YearParameter() {}

    static BoundParameter of(Year value) {
        TemporalDigits.requireYear(value.getValue());
        if (value.getValue() > 0 && value.getValue() < 100) {
            // 1 to 69 would become 2001 to 2069 in a YEAR, 70 to 99 1970 to 1999.
            throw new IllegalArgumentException(
                    "servers read a year below 100 as one of 1970 to 2069:" + " send an Integer if that is meant");
        }
        return IntegerParameter.of(value.getValue());
    }
}
