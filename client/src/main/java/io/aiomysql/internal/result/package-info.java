/** Results in memory. Decides how each column is read, how columns are found by name, and how rows become objects. */
@NullMarked
package io.aiomysql.internal.result;

import org.jspecify.annotations.NullMarked;
