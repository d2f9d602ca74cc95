/**
 * Opens connections. Decides which transport is used, when a connection is ready, and what the failure says if it never is.
 */
@NullMarked
package io.aiomysql.internal.open;

import org.jspecify.annotations.NullMarked;
