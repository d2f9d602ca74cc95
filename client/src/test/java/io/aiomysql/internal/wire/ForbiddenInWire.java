package io.aiomysql.internal.wire;

import io.aiomysql.internal.session.CommandQueue;

/** What no class of this package may do: name one of a floor above. */
public record ForbiddenInWire(CommandQueue queue) {}
