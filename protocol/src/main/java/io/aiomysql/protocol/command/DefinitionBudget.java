package io.aiomysql.protocol.command;

import io.aiomysql.protocol.ProtocolException;
import io.aiomysql.protocol.ProtocolLimits;
import io.aiomysql.protocol.framing.PayloadReader;

/** Limits the bytes of all definitions in one answer together. */
final class DefinitionBudget {

    private DefinitionBudget() {}

    /**
     * Takes note of a definition before it is decoded.
     *
     * @param spent what the definitions before it had, in bytes
     * @return what they have together
     */
    static int spend(int spent, PayloadReader definition) {
        if (definition.remaining() > ProtocolLimits.MAX_DEFINITIONS_SIZE - spent) {
            throw new ProtocolException("an answer whose column definitions have more than "
                    + ProtocolLimits.MAX_DEFINITIONS_SIZE + " bytes together, which is the limit");
        }
        return spent + definition.remaining();
    }
}
