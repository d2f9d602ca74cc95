package io.aiomysql.converters;

import java.time.DateTimeException;
import java.time.LocalDate;

/** Dates as the servers know them: the number YYYYMMDD, whose month and day may be zero. */
final class CalendarDate {

    static final int MAX_YEAR = 9_999;
    static final int MAX_MONTH = 12;
    static final int MAX_DAY = 31;

    private CalendarDate() {}

    static int of(int year, int month, int day) {
        return year * 10_000 + month * 100 + day;
    }

    static int year(int date) {
        return date / 10_000;
    }

    static int month(int date) {
        return date / 100 % 100;
    }

    static int day(int date) {
        return date % 100;
    }

    static boolean hasZeroPart(int date) {
        return day(date) == 0 || month(date) == 0;
    }

    /** Gives the day of the calendar; {@code wanted} is the type for the message if there is none. */
    static LocalDate toLocalDate(ColumnDecoder column, int date, String wanted) {
        if (hasZeroPart(date)) {
            throw column.lossy(
                    wanted,
                    "it is a zero or partial date; zeroDates(NULL) reads it as null, and String gives its text");
        }
        try {
            return LocalDate.of(year(date), month(date), day(date));
        } catch (DateTimeException e) {
            throw column.lossy(
                    wanted,
                    "it is not a day of the calendar (ALLOW_INVALID_DATES permits such dates); String gives its text");
        }
    }
}
