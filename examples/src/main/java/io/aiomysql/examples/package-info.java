/** Programs to read and to run. Not published. */
@NullMarked
package io.aiomysql.examples;

import org.jspecify.annotations.NullMarked;
