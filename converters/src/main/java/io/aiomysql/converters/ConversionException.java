package io.aiomysql.converters;

/**
 * A value cannot be converted to the wanted type. The message never quotes the value.
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

    /**
     * Creates the exception for an exception that a converter threw.
     *
     * @param reason what is wrong, without the value
     * @param cause the exception that the converter threw
     */
    public ConversionException(String reason, Throwable cause) {
        super(reason, cause);
    }
}
