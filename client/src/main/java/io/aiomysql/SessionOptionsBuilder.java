package io.aiomysql;

import io.aiomysql.converters.Converters;
import io.aiomysql.converters.ZeroDates;
import io.aiomysql.converters.parameter.UuidForm;
import io.aiomysql.internal.OptionValues;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * The part of {@link ConnectOptionsBuilder} that is about the session, its statements and their values.
 *
 * @param <B> the builder itself
 */
abstract sealed class SessionOptionsBuilder<B extends SessionOptionsBuilder<B>> permits ConnectOptionsBuilder {

    final OptionValues values;

    SessionOptionsBuilder(OptionValues values) {
        this.values = values;
    }

    abstract B self();

    /**
     * Sets autocommit.
     *
     * @param autocommit true or false, which is the default as in PEP 249; null for the server's own setting
     * @return this
     */
    public B autocommit(@Nullable Boolean autocommit) {
        values.autocommit = autocommit;
        return self();
    }

    /**
     * Sets the SQL mode.
     *
     * @param sqlMode names with commas between them, as {@code ANSI,STRICT_ALL_TABLES}; the server's own unless set
     * @return this
     */
    public B sqlMode(String sqlMode) {
        values.sqlMode = sqlMode;
        return self();
    }

    /**
     * Sets the collation of the connection.
     *
     * @param collation one of utf8mb4; the server's default for utf8mb4 unless set
     * @return this
     */
    public B collation(String collation) {
        values.collation = collation;
        return self();
    }

    /**
     * Sets a statement that is run, and committed, when the session is set up.
     *
     * @param initCommand the statement
     * @return this
     */
    public B initCommand(String initCommand) {
        values.initCommand = initCommand;
        return self();
    }

    /**
     * Counts rows found instead of rows changed.
     *
     * @param foundRows false unless set
     * @return this
     */
    public B foundRows(boolean foundRows) {
        values.foundRows = foundRows;
        return self();
    }

    /**
     * Permits several statements in one query. Lets an injected one in, too.
     *
     * @param allowMultiStatements false unless set
     * @return this
     */
    public B allowMultiStatements(boolean allowMultiStatements) {
        values.allowMultiStatements = allowMultiStatements;
        return self();
    }

    /**
     * Sets the session's time zone, and reads and sends points in time, such as Instant, in it. Unless set, the session has
     * the server's own zone, which is not known here: points in time are refused then, and LocalDateTime works.
     *
     * <p>A zone whose offset never changes is sent as offset, any other by its name: the server must know it
     * (mysql_tzinfo_to_sql), or refuses the connection with error 1298. Where clocks are put back, a DATETIME in the hour
     * that comes twice cannot be told apart; UTC has no such hour.
     *
     * @param timeZone the zone; of an offset whole minutes, -13:59 to +14:00
     * @return this
     */
    public B timeZone(ZoneId timeZone) {
        values.timeZone = timeZone;
        return self();
    }

    /**
     * Sets what column values and parameters are converted by. Of their own options those count that are not set here.
     *
     * @param converters the converters; those that ServiceLoader finds and the built-in ones unless set
     * @return this
     */
    public B converters(Converters converters) {
        values.converters = converters;
        return self();
    }

    /**
     * Sets what zero and partial dates, such as 0000-00-00, become when they are read as anything but text.
     *
     * @param zeroDates {@link ZeroDates#EXCEPTION} unless set here or in the converters
     * @return this
     */
    public B zeroDates(ZeroDates zeroDates) {
        values.zeroDates = zeroDates;
        return self();
    }

    /**
     * Makes Boolean of TINYINT(1) and BIT(1) where no type is asked for.
     *
     * @param tinyInt1AsBoolean false unless set here or in the converters
     * @return this
     */
    public B tinyInt1AsBoolean(boolean tinyInt1AsBoolean) {
        values.tinyInt1AsBoolean = tinyInt1AsBoolean;
        return self();
    }

    /**
     * Sets how a {@link java.util.UUID} is sent, and in which order 16 bytes are read as one.
     *
     * @param uuidForm {@link UuidForm#TEXT} unless set here or in the converters
     * @return this
     */
    public B uuidForm(UuidForm uuidForm) {
        values.uuidForm = uuidForm;
        return self();
    }

    /**
     * Sets how statements with parameters are run.
     *
     * @param statementMode {@link StatementMode#BINARY} unless set
     * @return this
     */
    public B statementMode(StatementMode statementMode) {
        values.statementMode = statementMode;
        return self();
    }

    /**
     * Limits how many prepared statements a connection keeps to use again.
     *
     * @param statementCacheSize 0 or more; 0 keeps none; 256 unless set
     * @return this
     */
    public B statementCacheSize(int statementCacheSize) {
        values.statementCacheSize = statementCacheSize;
        return self();
    }

    /**
     * Changes which extensions of the protocol the login asks for, by the flags of {@link
     * io.aiomysql.protocol.Capabilities}. For proxies that promise what they cannot do, and for what has no option of its own,
     * such as {@code CLIENT_INTERACTIVE}.
     *
     * @param add flags to ask for too; used where the server has them
     * @param remove flags never to use, whatever else asks for them
     * @return this
     */
    public B capabilities(long add, long remove) {
        values.addedCapabilities = add;
        values.removedCapabilities = remove;
        return self();
    }
}
