package org.cluelake.text;

import java.util.List;

/**
 * Texts that say the same but for names, numbers, links and small changes.
 *
 * @param id made from the content of its texts
 * @param texts by place in the list that was clustered, ascending
 */
public record Campaign(String id, List<Integer> texts) {}
