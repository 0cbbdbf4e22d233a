package org.cluelake.bench;

import org.cluelake.kernel.Kernel;

/** The age band of a document's holder in SQL, over delivered texts and their lookup. */
final class RivalAge {

  private RivalAge() {}

  /**
   * The band on the day of a typed instant; null where the document does not say.
   *
   * @param identity a document with its type beside it
   */
  static String sql(RivalIdentity identity, String day) {
    String number =
        "upper(regexp_replace(%s, '[ \\t\\x{00a0}\\x{3000}]', '', 'g'))"
            .formatted(Kernel.identifier(RivalCsv.TEXT + identity.column()));
    String isOk = Kernel.identifier("of_" + identity.column()) + ".document_checksum_ok";
    String born =
        """
        CASE WHEN lower(trim(%1$s)) <> 'id_card' THEN NULL
             WHEN length(%2$s) = 18 AND %3$s THEN substr(%2$s, 7, 8)
             WHEN regexp_full_match(%2$s, '[0-9]{15}') THEN '19' || substr(%2$s, 7, 6) END
        """
            .formatted(Kernel.identifier(RivalCsv.TEXT + identity.beside()), number, isOk);
    return """
        list_transform(
          list_transform([%1$s], lambda born: CASE WHEN try_strptime(born, '%%Y%%m%%d') IS NOT NULL
            THEN floor((strftime(%2$s::DATE, '%%Y%%m%%d')::INTEGER - born::INTEGER) / 10000) END),
          lambda years: CASE WHEN years < 0 OR years > 120 THEN NULL
                             WHEN years < 16 THEN '0_15' WHEN years < 36 THEN '16_35'
                             WHEN years < 60 THEN '36_59' WHEN years >= 60 THEN '60_up' END)[1]
        """
        .formatted(born, "typed." + Kernel.identifier(day));
  }
}
