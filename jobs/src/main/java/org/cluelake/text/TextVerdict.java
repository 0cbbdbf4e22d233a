package org.cluelake.text;

/**
 * What a model says of a text.
 *
 * @param label the class it is nearest to
 * @param group what that class means
 * @param margin how clearly it is of that class: mean margin of its two scores, 1 or more is clear
 * @param fraudMargin how clearly it is fraud; above 0 exactly where the group is fraud
 */
public record TextVerdict(String label, TextGroup group, double margin, double fraudMargin) {}
