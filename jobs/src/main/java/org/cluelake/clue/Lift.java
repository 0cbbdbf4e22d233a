package org.cluelake.clue;

import java.util.List;

/**
 * What has been decided about a clue of a person.
 *
 * @param clueId the clue
 * @param isUpheld whether an objection was upheld, which closes it at once; else an answer said it
 *     was wrong, and it only is not issued again
 * @param evidence digests of the evidence it rested on
 */
record Lift(String clueId, boolean isUpheld, List<String> evidence) {}
