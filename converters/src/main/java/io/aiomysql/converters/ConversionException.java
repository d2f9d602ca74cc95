package io.aiomysql.converters;

/**
 * A value cannot become what was asked for. The message never quotes the value.
 */
public final class ConversionException extends RuntimeException {

    /**
     * Creates the exception.
     *
     * @param reason what is wrong, without the value
     */
    public ConversionException(String reason) {
        super(reason);
    }
}
