package io.aiomysql.converters.parameter;

import io.aiomysql.protocol.ColumnType;
import io.aiomysql.protocol.framing.PayloadWriter;

/** Character data in utf8mb4. */
final class TextParameter implements BoundParameter {

    private final String value;

    private TextParameter(String value) {
        this.value = value;
    }

    static TextParameter of(CharSequence value) {
        String text = value.toString();
        requirePairedSurrogates(text);
        return new TextParameter(text);
    }

    private static void requirePairedSurrogates(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                if (i + 1 == text.length() || !Character.isSurrogatePair(text.charAt(i), text.charAt(i + 1))) {
                    throw new IllegalArgumentException(
                            "the text contains an unpaired surrogate, which cannot be encoded in"
                                    + " UTF-8: send bytes as byte[]");
                }
                i++;
            }
        }
    }

    @Override
    public int typeCode() {
        return ColumnType.VAR_STRING.code();
    }

    @Override
    public int retainedBytes() {
        return value.length();
    }

    @Override
    public void encode(PayloadWriter out) {
        out.writeLenencString(value);
    }

    @Override
    public void writeLiteral(PayloadWriter out, SqlModes modes) {
        TextLiteral.write(out, value, modes);
    }

    @Override
    public TextForm textForm() {
        return TextForm.of(value);
    }

    @Override
    public String toString() {
        return "TextParameter[" + value.length() + " characters]";
    }
}
