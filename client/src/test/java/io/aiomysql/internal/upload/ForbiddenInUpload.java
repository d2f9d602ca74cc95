package io.aiomysql.internal.upload;

import io.aiomysql.internal.future.Completion;

/** What no class of this package may do: name one of another leaf. */
public record ForbiddenInUpload(Completion<?> completion) {}
