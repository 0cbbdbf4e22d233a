package org.cluelake.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.cluelake.run.ErrorKind;
import org.cluelake.run.PipelineException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No failure of the kernel tells a row's value. */
class KernelMessageTest {

  private final Kernel kernel = Kernel.open(new KernelBounds(256, null), 0, 1);

  @AfterEach
  void close() {
    kernel.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x::TINYINT",
        "concat('a', x)::DATE",
        "x * 9223372036854775807",
        "error(x::VARCHAR)",
        "strptime(x::VARCHAR, '%Y-%m-%d')",
        "x::DECIMAL(5,2)"
      })
  void aRowThatFailsIsNotQuoted(String expression) {
    kernel.run("CREATE TABLE t AS SELECT 98765432::BIGINT AS x");
    assertThatThrownBy(() -> kernel.rows("SELECT " + expression + " FROM t"))
        .isInstanceOfSatisfying(
            PipelineException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.INTERNAL))
        .hasMessageEndingWith("Error (values withheld)")
        .hasMessageNotContainingAny("98765432", "987");
  }

  @Test
  void aMistypedColumnIsNamedWithoutTheText() {
    ThrowingCallable mistyped = () -> kernel.run("SELECT '98765432' AS y, colour FROM (SELECT 1)");
    assertThatThrownBy(mistyped).hasMessageContaining("colour").hasMessageNotContaining("98765432");
  }
}
