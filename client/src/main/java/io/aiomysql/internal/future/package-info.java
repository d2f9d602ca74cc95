/** The futures that users get. Decides on which thread they complete, and on which thread nobody may wait for them. */
@NullMarked
package io.aiomysql.internal.future;

import org.jspecify.annotations.NullMarked;
