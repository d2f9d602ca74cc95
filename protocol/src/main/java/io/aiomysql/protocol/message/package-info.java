/** The packets that the manuals describe, one file each, named as the manuals name them. */
@NullMarked
package io.aiomysql.protocol.message;

import org.jspecify.annotations.NullMarked;
