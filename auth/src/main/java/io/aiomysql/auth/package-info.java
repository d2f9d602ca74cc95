/** Authentication plugins, as exchanges that do no I/O. */
@NullMarked
package io.aiomysql.auth;

import org.jspecify.annotations.NullMarked;
