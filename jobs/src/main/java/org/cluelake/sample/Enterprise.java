package org.cluelake.sample;

import java.util.List;

/**
 * An enterprise or authority.
 *
 * @param index place in the order of enterprises
 * @param kind what it is
 * @param county seat
 * @param lines numbers it calls from
 * @param account its account, or null
 * @param hotline number it presents instead of its own, or null
 */
record Enterprise(
    int index, EnterpriseKind kind, int county, List<Line> lines, Account account, Line hotline) {}
