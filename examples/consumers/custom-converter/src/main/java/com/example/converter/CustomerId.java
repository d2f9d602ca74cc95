package com.example.converter;

/** A customer's number, which is not taken for an invoice's. */
public record CustomerId(long value) {}
