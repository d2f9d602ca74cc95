/** What the client costs, measured with JMH. */
@NullMarked
package io.aiomysql.benchmarks;

import org.jspecify.annotations.NullMarked;
