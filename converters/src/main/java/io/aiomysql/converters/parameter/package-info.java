/**
 * Java values as parameters of statements: SQL literals for the text protocol, and fields of COM_STMT_EXECUTE for the
 * binary protocol.
 */
@NullMarked
package io.aiomysql.converters.parameter;

import org.jspecify.annotations.NullMarked;
