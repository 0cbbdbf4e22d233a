package org.cluelake.sample;

/**
 * A short message.
 *
 * @param at seconds since the first day's midnight
 * @param sender number or port
 * @param receiver number
 * @param delivered whether it arrived
 * @param template what the masked words are, 0 for personal words
 * @param templateClass class the operator's filter gave it
 * @param domain domain of its link, or null
 * @param platform platform that submitted it, or null
 * @param trunk trunk it came in on
 */
record Message(
    int at,
    String sender,
    String receiver,
    boolean delivered,
    long template,
    String templateClass,
    String domain,
    String platform,
    String trunk) {

  static final String CODE = "code";
  static final String NOTICE = "notice";
  static final String ADVERTISING = "advertising";
  static final String PERSONAL = "personal";
  static final String SUSPECTED = "suspected_fraud";
  static final String OTHER = "other";

  static Message personal(int at, String sender, String receiver) {
    return new Message(at, sender, receiver, true, 0, PERSONAL, null, null, Line.DOMESTIC);
  }

  Message lost() {
    return new Message(
        at, sender, receiver, false, template, templateClass, domain, platform, trunk);
  }

  int day() {
    return Math.floorDiv(at, Clock.DAY);
  }
}
