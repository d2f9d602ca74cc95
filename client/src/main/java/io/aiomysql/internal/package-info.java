/** What works behind the API. Not exported; no user may depend on it. */
@NullMarked
package io.aiomysql.internal;

import org.jspecify.annotations.NullMarked;
