/** Authentication plugins as sans-I/O exchanges. */
@NullMarked
package io.aiomysql.auth;

import org.jspecify.annotations.NullMarked;
