/**
 * What is told of statements and connections: to listeners, to the log, to JFR. Decides on which thread, in what order, and what
 * becomes of what listeners throw. A connection that nobody watches checks one
 * field for each statement, asks whether a recording wants it, and does no more.
 */
@NullMarked
package io.aiomysql.internal.event;

import org.jspecify.annotations.NullMarked;
