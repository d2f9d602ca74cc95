package com.example.converter;

import java.math.BigDecimal;

/** An amount in the currency of the books. */
public record Money(BigDecimal amount) {

    /** Makes money of an amount as people write it. */
    public static Money of(String amount) {
        return new Money(new BigDecimal(amount));
    }
}
