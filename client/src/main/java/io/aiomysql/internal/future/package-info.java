/** The futures that users get. */
@NullMarked
package io.aiomysql.internal.future;

import org.jspecify.annotations.NullMarked;
