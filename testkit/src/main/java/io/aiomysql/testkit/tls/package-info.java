/** TLS keys and certificates made for one run of the tests. */
@NullMarked
package io.aiomysql.testkit.tls;

import org.jspecify.annotations.NullMarked;
