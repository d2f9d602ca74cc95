/** What the code under test logs. */
@NullMarked
package io.aiomysql.testkit.log;

import org.jspecify.annotations.NullMarked;
