package org.cluelake.source.layout;

/**
 * How one column is made.
 *
 * @param column the column made
 * @param value its value of a row
 */
public record ColumnMapping(String column, MappedValue value) {}
