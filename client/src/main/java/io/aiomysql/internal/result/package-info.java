/** Results in memory: columns, rows, and the objects that rows become. */
@NullMarked
package io.aiomysql.internal.result;

import org.jspecify.annotations.NullMarked;
