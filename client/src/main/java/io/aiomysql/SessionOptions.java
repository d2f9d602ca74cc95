package io.aiomysql;

import io.aiomysql.converters.Converters;
import io.aiomysql.converters.ZeroDates;
import io.aiomysql.converters.parameter.UuidForm;
import io.aiomysql.internal.OptionValues;
import java.time.ZoneId;
import java.util.Optional;

/** The part of {@link ConnectOptions} that is about the session, its statements and their values. */
abstract sealed class SessionOptions permits ConnectOptions {

    final OptionValues values;

    SessionOptions(OptionValues values) {
        this.values = values;
    }

    /**
     * Says whether autocommit is switched on.
     *
     * @return as set; empty for the server's own
     */
    public Optional<Boolean> autocommit() {
        return Optional.ofNullable(values.autocommit);
    }

    /**
     * Returns the SQL mode.
     *
     * @return as set; empty when none was set
     */
    public Optional<String> sqlMode() {
        return Optional.ofNullable(values.sqlMode);
    }

    /**
     * Returns the collation of the connection.
     *
     * @return as set; empty when none was set
     */
    public Optional<String> collation() {
        return Optional.ofNullable(values.collation);
    }

    /**
     * Returns the statement to run first.
     *
     * @return as set; empty when none was set
     */
    public Optional<String> initCommand() {
        return Optional.ofNullable(values.initCommand);
    }

    /**
     * Says whether affected rows are those found.
     *
     * @return as set, see {@link ConnectOptionsBuilder#foundRows}
     */
    public boolean foundRows() {
        return values.foundRows;
    }

    /**
     * Says whether one query may hold several statements.
     *
     * @return as set, see {@link ConnectOptionsBuilder#allowMultiStatements}
     */
    public boolean allowMultiStatements() {
        return values.allowMultiStatements;
    }

    /**
     * Returns the session's time zone.
     *
     * @return as set; empty for the server's own
     */
    public Optional<ZoneId> timeZone() {
        return Optional.ofNullable(values.timeZone);
    }

    /**
     * Returns what column values and parameters are converted by.
     *
     * @return as set, or those that were found when the options were built
     */
    public Converters converters() {
        return values.converters();
    }

    /**
     * Says what zero and partial dates become.
     *
     * @return as set, or what the converters' own options say
     */
    public ZeroDates zeroDates() {
        return values.zeroDates();
    }

    /**
     * Says whether TINYINT(1) and BIT(1) are Boolean where no type is asked for.
     *
     * @return as set, or what the converters' own options say
     */
    public boolean tinyInt1AsBoolean() {
        return values.tinyInt1AsBoolean();
    }

    /**
     * Says how UUIDs are sent, and in which order 16 bytes are read as one.
     *
     * @return as set, or what the converters' own options say
     */
    public UuidForm uuidForm() {
        return values.uuidForm();
    }

    /**
     * Says how statements with parameters are run.
     *
     * @return as set
     */
    public StatementMode statementMode() {
        return values.statementMode;
    }

    /**
     * Says how many prepared statements are kept.
     *
     * @return as set; 0 for none
     */
    public int statementCacheSize() {
        return values.statementCacheSize;
    }

    /**
     * Returns the protocol's extensions to ask for beyond the usual ones.
     *
     * @return as set, see {@link ConnectOptionsBuilder#capabilities}
     */
    public long addedCapabilities() {
        return values.addedCapabilities;
    }

    /**
     * Returns the protocol's extensions never to use.
     *
     * @return as set, see {@link ConnectOptionsBuilder#capabilities}
     */
    public long removedCapabilities() {
        return values.removedCapabilities;
    }
}
