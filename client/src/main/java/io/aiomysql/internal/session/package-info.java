/** One session. Decides in which order commands are sent, what is sent together, and which command a packet answers. */
@NullMarked
package io.aiomysql.internal.session;

import org.jspecify.annotations.NullMarked;
