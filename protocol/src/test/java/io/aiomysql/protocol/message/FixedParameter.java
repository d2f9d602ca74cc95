package io.aiomysql.protocol.message;

import io.aiomysql.protocol.Hex;
import io.aiomysql.protocol.framing.PayloadWriter;

/** A parameter with its bytes given: {@code FixedParameter.of(0x03, "07000000")}. */
record FixedParameter(int typeCode, boolean isUnsigned, boolean isNull, boolean isLongData, String hex)
        implements BinaryParameter {

    static FixedParameter of(int typeCode, String hex) {
        return new FixedParameter(typeCode, false, false, false, hex);
    }

    static FixedParameter unsigned(int typeCode, String hex) {
        return new FixedParameter(typeCode, true, false, false, hex);
    }

    static FixedParameter nullOf(int typeCode) {
        return new FixedParameter(typeCode, false, true, false, "");
    }

    static FixedParameter longData(int typeCode) {
        return new FixedParameter(typeCode, false, false, true, "");
    }

    @Override
    public void encode(PayloadWriter out) {
        if (isNull || isLongData) {
            throw new IllegalStateException("nothing is to be written");
        }
        out.writeBytes(Hex.bytes(hex));
    }

    @Override
    public String toString() {
        return "FixedParameter";
    }
}
