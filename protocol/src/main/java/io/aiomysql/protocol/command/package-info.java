/** The command phase as machines: one answer each, packets in, actions out. */
@NullMarked
package io.aiomysql.protocol.command;

import org.jspecify.annotations.NullMarked;
