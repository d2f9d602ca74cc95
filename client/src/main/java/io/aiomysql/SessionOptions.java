package io.aiomysql;

import io.aiomysql.converters.Converters;
import io.aiomysql.converters.ZeroDates;
import io.aiomysql.converters.parameter.TemporalPrecision;
import io.aiomysql.converters.parameter.UuidForm;
import io.aiomysql.internal.options.OptionValues;
import io.aiomysql.internal.options.TextCharset;
import java.time.ZoneId;
import java.util.Optional;

/** The options in {@link ConnectOptions} of the session, its statements and their values. */
abstract sealed class SessionOptions extends EventOptions permits TlsOptions {

    SessionOptions(OptionValues values) {
        super(values);
    }

    /** {@return whether autocommit is switched on; empty for the server's own setting} */
    public Optional<Boolean> autocommit() {
        return Optional.ofNullable(values.autocommit);
    }

    /** {@return the SQL mode; empty for the server's own} */
    public Optional<String> sqlMode() {
        return Optional.ofNullable(values.sqlMode);
    }

    /** {@return the character set of results, as the server names it} */
    public String charset() {
        return TextCharset.of(values);
    }

    /** {@return whether text is read as bytes where no type is asked for} */
    public boolean rawText() {
        return values.rawText;
    }

    /** {@return the collation of the connection; empty when none was set} */
    public Optional<String> collation() {
        return Optional.ofNullable(values.collation);
    }

    /** {@return the statement that is run first; empty when none was set} */
    public Optional<String> initCommand() {
        return Optional.ofNullable(values.initCommand);
    }

    /** {@return whether the server is asked to report the identifiers of transactions} */
    public boolean trackGtids() {
        return values.trackGtids;
    }

    /** {@return whether affected rows are those found instead of those changed} */
    public boolean foundRows() {
        return values.foundRows;
    }

    /** {@return whether one query may contain several statements} */
    public boolean allowMultiStatements() {
        return values.allowMultiStatements;
    }

    /** {@return the session's time zone; empty for the server's own} */
    public Optional<ZoneId> timeZone() {
        return Optional.ofNullable(values.timeZone);
    }

    /** {@return the converters that were set, or those that were found when the options were built} */
    public Converters converters() {
        return values.converters();
    }

    /** {@return what zero and partial dates become: as set, or as the converters' own options say} */
    public ZeroDates zeroDates() {
        return values.zeroDates();
    }

    /** {@return whether TINYINT(1) and BIT(1) are read as Boolean: as set, or as the converters' own options say} */
    public boolean tinyInt1AsBoolean() {
        return values.tinyInt1AsBoolean();
    }

    /** {@return the form of UUIDs: as set, or as the converters' own options say} */
    public UuidForm uuidForm() {
        return values.uuidForm();
    }

    /** {@return what happens to parameters with fractions of a second beyond microseconds} */
    public TemporalPrecision temporalPrecision() {
        return values.temporalPrecision;
    }

    /** {@return how statements with parameters are run} */
    public StatementMode statementMode() {
        return values.statementMode;
    }

    /** {@return how many prepared statements a connection keeps; 0 for none} */
    public int statementCacheSize() {
        return values.statementCacheSize;
    }

    /** {@return how many bytes of one result are kept in memory at most; 0 for no limit} */
    public long maxResultSize() {
        return values.maxResultSize();
    }

    /** {@return whether the messages of exceptions quote the server's messages} */
    public ErrorDetail errorDetail() {
        return values.errorDetail;
    }

    /** {@return the capability flags requested in addition, see {@link ConnectOptionsBuilder#capabilities}} */
    public long addedCapabilities() {
        return values.addedCapabilities;
    }

    /** {@return the capability flags never requested, see {@link ConnectOptionsBuilder#capabilities}} */
    public long removedCapabilities() {
        return values.removedCapabilities;
    }
}
