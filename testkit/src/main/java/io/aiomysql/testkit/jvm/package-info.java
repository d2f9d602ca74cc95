/** JVMs of their own, for what would harm the JVM of the tests. */
@NullMarked
package io.aiomysql.testkit.jvm;

import org.jspecify.annotations.NullMarked;
