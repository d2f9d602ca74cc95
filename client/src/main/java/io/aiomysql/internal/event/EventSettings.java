package io.aiomysql.internal.event;

import io.aiomysql.ConnectionListener;
import io.aiomysql.StatementListener;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The options of events.
 *
 * @param statements who is told of statements
 * @param connections who is told of connections
 * @param parameters whether listeners see values
 * @param echo whether statements are logged
 * @param echoParameters whether the log shows values
 * @param callerTraces whether failures tell who submitted the statement
 * @param executor where listeners are called
 * @param reported whether the log tells that a listener has thrown something; shared by all connections of the same options
 */
public record EventSettings(
        List<StatementListener> statements,
        List<ConnectionListener> connections,
        boolean parameters,
        boolean echo,
        boolean echoParameters,
        boolean callerTraces,
        Executor executor,
        AtomicBoolean reported) {}
