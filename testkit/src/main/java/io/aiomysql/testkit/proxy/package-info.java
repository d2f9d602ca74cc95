/** A forwarder between a client and a real server that cuts, stalls and splits. */
@NullMarked
package io.aiomysql.testkit.proxy;

import org.jspecify.annotations.NullMarked;
