package org.cluelake.listing;

import java.time.LocalDate;
import java.util.List;
import org.cluelake.run.Require;

/**
 * One line of the register, never changed and never taken out.
 *
 * @param side register
 * @param region code of the area
 * @param quarter quarter whose figures it rests on
 * @param on day it was done
 * @param kind what was done
 * @param from state before
 * @param to state after; the same where the state stays
 * @param by who decided, by office and name; empty for what takes place by itself
 * @param reasonCode why, from the fixed list of its kind
 * @param text reasons in plain words
 * @param reference what it is about: the recommended step, the objection answered, the codes that
 *     succeeded; empty for none
 * @param evidence hash of the publication the figures come from
 * @param rules version of the rules
 */
public record Act(
    Side side,
    String region,
    Quarter quarter,
    LocalDate on,
    Kind kind,
    State from,
    State to,
    List<String> by,
    String reasonCode,
    String text,
    String reference,
    String evidence,
    int rules) {

  /** What a line of the register can be. */
  public enum Kind {
    /** The system recommends a step; its reasons are the text. */
    RECOMMENDED,
    /** The state changed as people decided, or by itself where nobody is asked for anything. */
    MOVED,
    /** People decided that the state stays. */
    KEPT,
    /** Nobody answered a recommendation in time. */
    EXPIRED,
    /** The area objected. */
    OBJECTED,
    /** An objection was upheld: its period is run again and all areas are ranked anew. */
    UPHELD,
    /** An objection was not upheld. */
    REJECTED,
    /** An inquiry into whether cases were left unrecorded has ended. */
    INQUIRED,
    /** The area's code ended, or took over what other codes left. */
    SUCCEEDED
  }

  public Act {
    Require.that(
        region.matches("\\d{6}"),
        "an area is named by %s characters; want its code of six digits",
        region.length());
    by = List.copyOf(by);
    by.forEach(
        name ->
            Require.that(
                !name.isBlank() && isPlain(name),
                "a name has %s characters and is blank or holds control characters; write it out",
                name.length()));
    Require.that(
        text.lines().allMatch(Act::isPlain),
        "the text holds control characters other than line ends; write it in plain words");
  }

  private static boolean isPlain(String line) {
    return line.chars().noneMatch(Character::isISOControl);
  }
}
