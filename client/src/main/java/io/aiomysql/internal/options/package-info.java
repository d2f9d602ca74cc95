/** The values of the options, their checks, and what follows from them: trust, TLS, the login, the set-up. */
@NullMarked
package io.aiomysql.internal.options;

import org.jspecify.annotations.NullMarked;
