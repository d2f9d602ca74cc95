/** Servers, fakes and contracts for tests. Not published. */
@NullMarked
package io.aiomysql.testkit;

import org.jspecify.annotations.NullMarked;
