package io.aiomysql;

import io.aiomysql.converters.Converters;
import io.aiomysql.converters.ZeroDates;
import io.aiomysql.converters.parameter.TemporalPrecision;
import io.aiomysql.converters.parameter.UuidForm;
import io.aiomysql.internal.options.OptionValues;
import java.time.ZoneId;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The options in {@link ConnectOptionsBuilder} of the session, its statements and their values.
 *
 * @param <B> the builder itself
 */
abstract sealed class SessionOptionsBuilder<B extends SessionOptionsBuilder<B>> extends EventOptionsBuilder<B>
        permits TlsOptionsBuilder {

    SessionOptionsBuilder(OptionValues values) {
        super(values);
    }

    /**
     * Sets autocommit.
     *
     * @param autocommit true or false; null for the server's own setting; false unless set, as in PEP 249
     */
    public B autocommit(@Nullable Boolean autocommit) {
        values.autocommit = autocommit;
        return self();
    }

    /**
     * Sets the SQL mode.
     *
     * @param sqlMode names separated by commas, such as {@code ANSI,STRICT_ALL_TABLES}; the server's own mode unless set
     */
    public B sqlMode(String sqlMode) {
        values.sqlMode = sqlMode;
        return self();
    }

    /**
     * Sets the character set in which the server sends text. What the client sends is always utf8mb4, so that literals and parameters mean
     * the same whatever is set; the server converts. A character that the set does not have arrives as a question mark.
     *
     * @param charset the server's name, such as {@code latin1}; {@code utf8} stands for utf8mb4; {@code utf8mb4} unless set. Refused are
     *     ucs2, utf16 and utf32, and big5, cp932, gb18030, gbk and sjis, in which a backslash can be a part of a character
     * @see <a href="https://dev.mysql.com/doc/refman/9.7/en/charset-connection.html">MySQL: Connection Character Sets</a>
     */
    public B charset(String charset) {
        values.charset = charset;
        return self();
    }

    /**
     * Sets the collation of the connection.
     *
     * @param collation a collation of utf8mb4; the server's default collation for utf8mb4 unless set
     */
    public B collation(String collation) {
        values.collation = collation;
        return self();
    }

    /**
     * Sets a statement that is run and committed when the session is set up, in the database of the options; if it selects another
     * one, the session is in that one.
     *
     * @param initCommand the statement
     */
    public B initCommand(String initCommand) {
        values.initCommand = initCommand;
        return self();
    }

    /**
     * Asks the server to report the global transaction identifier of each transaction that the session commits, for {@link
     * MySqlConnection#lastGtid()}. MySQL must have {@code gtid_mode} on, and MariaDB write a binary log, or there is none to report. A MySQL
     * that does not know {@code session_track_gtids} (before 5.7.6) refuses the connection.
     *
     * @param trackGtids false unless set
     */
    public B trackGtids(boolean trackGtids) {
        values.trackGtids = trackGtids;
        return self();
    }

    /**
     * Counts the rows that a statement found as its affected rows, instead of those that it changed.
     *
     * @param foundRows false unless set
     */
    public B foundRows(boolean foundRows) {
        values.foundRows = foundRows;
        values.given("foundRows");
        return self();
    }

    /**
     * Permits several statements in one query. With that, SQL injection can add whole statements.
     *
     * @param allowMultiStatements false unless set
     */
    public B allowMultiStatements(boolean allowMultiStatements) {
        values.allowMultiStatements = allowMultiStatements;
        return self();
    }

    /**
     * Sets the session's time zone. Points in time, such as {@link java.time.Instant}, are sent and read in this zone. Unless
     * set, the session has the server's own zone, which this client does not know: points in time are then refused, and {@link
     * java.time.LocalDateTime} works. After a statement has set another {@code time_zone}, results are read in that one.
     *
     * <p>A zone whose offset never changes is sent as that offset, any other zone by its name. The server must know the name
     * (mysql_tzinfo_to_sql); if not, it refuses the connection with error 1298. When clocks are set back, one hour is repeated,
     * and a DATETIME in it can mean two points in time; UTC has no such hour.
     *
     * @param timeZone the zone; an offset must be a whole number of minutes, -13:59 to +14:00
     */
    public B timeZone(ZoneId timeZone) {
        values.timeZone = timeZone;
        return self();
    }

    /**
     * Sets the converters of column values and parameters. An option of the converters applies where this builder does not set
     * the same option.
     *
     * @param converters the converters; unless set, those that ServiceLoader finds, and the built-in ones
     */
    public B converters(Converters converters) {
        values.converters = converters;
        return self();
    }

    /**
     * Sets what zero and partial dates, such as 0000-00-00, become when they are not read as text.
     *
     * @param zeroDates {@link ZeroDates#EXCEPTION} unless set here or in the converters
     */
    public B zeroDates(ZeroDates zeroDates) {
        values.zeroDates = zeroDates;
        return self();
    }

    /**
     * Sets whether TINYINT(1) and BIT(1) are read as Boolean where no type is requested.
     *
     * @param tinyInt1AsBoolean false unless set here or in the converters
     */
    public B tinyInt1AsBoolean(boolean tinyInt1AsBoolean) {
        values.tinyInt1AsBoolean = tinyInt1AsBoolean;
        return self();
    }

    /**
     * Sets whether text is read as bytes where no type is asked for: CHAR, VARCHAR, TEXT, ENUM, SET and JSON become {@code byte[]} in
     * {@link Row#get(int)} and {@link Row#toMap}. The bytes are in the character set that {@link #charset} sets. A type that is asked for,
     * as {@link Row#getString(int)} does, is made of them as ever, and so are numbers and dates; a default of the {@link #converters} goes
     * before. As {@code use_unicode=False} of aiomysql.
     *
     * @param rawText false unless set
     */
    public B rawText(boolean rawText) {
        values.rawText = rawText;
        return self();
    }

    /**
     * Sets how a {@link java.util.UUID} is sent, and in which byte order 16 bytes are read as one.
     *
     * @param uuidForm {@link UuidForm#TEXT} unless set here or in the converters
     */
    public B uuidForm(UuidForm uuidForm) {
        values.uuidForm = uuidForm;
        return self();
    }

    /**
     * Sets what happens to parameters with fractions of a second beyond microseconds, such as {@code LocalDateTime.now()}
     * gives.
     *
     * @param temporalPrecision {@link TemporalPrecision#TRUNCATE} unless set
     */
    public B temporalPrecision(TemporalPrecision temporalPrecision) {
        values.temporalPrecision = Objects.requireNonNull(temporalPrecision, "temporalPrecision");
        return self();
    }

    /**
     * Sets how statements with parameters are run.
     *
     * @param statementMode {@link StatementMode#BINARY} unless set
     */
    public B statementMode(StatementMode statementMode) {
        values.statementMode = statementMode;
        return self();
    }

    /**
     * Limits how many prepared statements a connection keeps to use them again.
     *
     * @param statementCacheSize 0 or more; 0 keeps none; 256 unless set
     */
    public B statementCacheSize(int statementCacheSize) {
        values.statementCacheSize = statementCacheSize;
        return self();
    }

    /**
     * Limits how much of one result is kept in memory: all the results of one statement together, their rows as the server sent
     * them and four bytes for each value, and some hundred bytes for each result and each column. A larger result fails its
     * statement with {@link MySqlResultException}: what was kept is released at once, the rest is read and dropped, and the
     * connection goes on with the statements behind it. For results that may be large, use a server cursor ({@link
     * PreparedStatement#open}), of which each batch counts by itself.
     *
     * <p>Unless set, the limit is a quarter of the heap ({@link Runtime#maxMemory}); and all results that the connections of this
     * JVM without a limit of their own are receiving at the same time may take half of it together. A complete result is the
     * caller's and does not count any more.
     *
     * @param maxResultSize in bytes; 0 for no limit
     */
    public B maxResultSize(long maxResultSize) {
        values.maxResultSize = maxResultSize;
        return self();
    }

    /**
     * Sets whether the messages of exceptions quote the server's messages, which have values, SQL and names in them.
     *
     * @param errorDetail {@link ErrorDetail#MESSAGE} unless set
     */
    public B errorDetail(ErrorDetail errorDetail) {
        values.errorDetail = Objects.requireNonNull(errorDetail, "errorDetail");
        return self();
    }

    /**
     * Changes which capability flags the login requests; {@link io.aiomysql.protocol.Capabilities} lists them. For proxies that
     * announce what they do not support, and for flags without an option of their own, such as {@code CLIENT_INTERACTIVE}.
     *
     * @param add flags to request in addition; used where the server has them
     * @param remove flags never to request
     */
    public B capabilities(long add, long remove) {
        values.addedCapabilities = add;
        values.removedCapabilities = remove;
        return self();
    }
}
