/**
 * The values of the options. Decides which are valid, and what they mean for trust, TLS, the login and the session's set-up.
 */
@NullMarked
package io.aiomysql.internal.options;

import org.jspecify.annotations.NullMarked;
