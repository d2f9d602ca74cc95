package io.aiomysql.internal.open;

import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Classes that are initialised before there is a connection. One whose initialisation fails for want of memory can never be used
 * again in this JVM; these are needed to read answers, to run statements, and to fail and close when memory has run out.
 *
 * <p>Their names and not they themselves, because each is its own room's affair. A test compares them with what a JVM
 * initialises once it has connections.
 */
final class EarlyClasses {

    private static final List<String> NEEDED = List.of(
            "io.aiomysql.ConstraintKind",
            "io.aiomysql.ErrorCategory",
            "io.aiomysql.ServerErrors",
            "io.aiomysql.StatementKind",
            "io.aiomysql.converters.BinaryDecoders$1",
            "io.aiomysql.converters.CharacterSets",
            "io.aiomysql.converters.Collations",
            "io.aiomysql.converters.ColumnReader",
            "io.aiomysql.converters.DecodedColumn$1",
            "io.aiomysql.converters.DoubleText",
            "io.aiomysql.converters.IntegerBinaryDecoder$1",
            "io.aiomysql.converters.JsonClasses",
            "io.aiomysql.converters.LittleEndian",
            "io.aiomysql.converters.MissingCharacterSet",
            "io.aiomysql.converters.SharedDecoders",
            "io.aiomysql.converters.SharedDecoders$1",
            "io.aiomysql.converters.SqlType",
            "io.aiomysql.converters.SqlType$1",
            "io.aiomysql.converters.StringDecoder$1",
            "io.aiomysql.converters.TextDecoders",
            "io.aiomysql.converters.TextDecoders$1",
            "io.aiomysql.converters.TimeDecoder",
            "io.aiomysql.converters.Utf32",
            "io.aiomysql.converters.Utf8",
            "io.aiomysql.converters.WantedType$Table",
            "io.aiomysql.converters.ZeroPadding",
            "io.aiomysql.converters.parameter.BytesParameter",
            "io.aiomysql.converters.parameter.DateTimeParameter",
            "io.aiomysql.converters.parameter.KnownTypes",
            "io.aiomysql.converters.parameter.NullParameter",
            "io.aiomysql.converters.parameter.SqlModes",
            "io.aiomysql.converters.parameter.TimeParameter",
            "io.aiomysql.converters.parameter.UuidParameter$1",
            "io.aiomysql.internal.connection.ConnectionEnd",
            "io.aiomysql.internal.connection.Quitting",
            "io.aiomysql.internal.cursor.BufferedCursor$Shown",
            "io.aiomysql.internal.event.ConnectionEvents",
            "io.aiomysql.internal.future.CallbackThreads",
            "io.aiomysql.internal.future.Callbacks",
            "io.aiomysql.internal.future.Endings",
            "io.aiomysql.internal.future.Failed",
            "io.aiomysql.internal.future.OperationFuture",
            "io.aiomysql.internal.future.Warnings",
            "io.aiomysql.internal.future.Watchdog",
            "io.aiomysql.internal.result.ElementTypes",
            "io.aiomysql.internal.result.HeapShare",
            "io.aiomysql.internal.result.ResultShape",
            "io.aiomysql.internal.result.RowStream",
            "io.aiomysql.internal.result.RowSubscription",
            "io.aiomysql.internal.session.Failures",
            "io.aiomysql.internal.sql.SqlModeNames",
            "io.aiomysql.internal.sql.SqlScanner$Token",
            "io.aiomysql.internal.statement.ServerRefusals",
            "io.aiomysql.internal.statement.StatementAction$Forget",
            "io.aiomysql.internal.statement.StatementAction$Keep",
            "io.aiomysql.internal.statement.StatementAction$Prepare",
            "io.aiomysql.internal.statement.StatementAction$Replace",
            "io.aiomysql.internal.statement.StatementAction$Wait",
            "io.aiomysql.internal.statement.StatementMachine$1",
            "io.aiomysql.internal.statement.StatementMachine$State",
            "io.aiomysql.protocol.ColumnType",
            "io.aiomysql.protocol.command.CommandAction$Await",
            "io.aiomysql.protocol.command.CommandAction$TakeRow",
            "io.aiomysql.protocol.command.RowFormat",
            "io.aiomysql.protocol.message.ExtendedMetadata",
            "io.aiomysql.protocol.message.SessionChanges",
            "io.aiomysql.protocol.row.BinaryRow$1",
            "io.aiomysql.protocol.row.RowStorage");

    /** Not by the initialiser of this class, which is tried only once. */
    private static final AtomicBoolean DONE = new AtomicBoolean();

    private EarlyClasses() {}

    static void initialize() {
        if (DONE.get()) {
            return;
        }
        for (String name : NEEDED) {
            try {
                var unused = Class.forName(name, true, EarlyClasses.class.getClassLoader());
            } catch (ClassNotFoundException e) {
                // Compilers number what they make for switches as they like, and tools rename or remove classes.
            }
        }
        DONE.set(true);
    }
}
