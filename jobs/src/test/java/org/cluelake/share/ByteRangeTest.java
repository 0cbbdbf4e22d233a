package org.cluelake.share;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ByteRangeTest {

  @Property
  void firstAndLastAreTheBytesThatAreThere(
      @ForAll @IntRange(max = 40) int first,
      @ForAll @IntRange(max = 40) int more,
      @ForAll @IntRange(min = 1, max = 30) int size) {
    String header = "bytes=" + first + "-" + (first + more);
    if (first >= size) {
      assertThatThrownBy(() -> ByteRange.of(header, size))
          .isInstanceOfSatisfying(Refusal.class, r -> assertThat(r.status()).isEqualTo(416));
    } else {
      ByteRange range = ByteRange.of(header, size).orElseThrow();
      long there = 0;
      for (int b = 0; b < size; b++) {
        there += b >= first && b <= first + more ? 1 : 0;
      }
      assertThat(range.first()).isEqualTo(first);
      assertThat(range.length()).isEqualTo(there);
    }
  }

  @Property
  void twoPiecesAreTheWhole(
      @ForAll @IntRange(min = 2, max = 1000) int size, @ForAll @IntRange(max = 999) int cut) {
    int at = 1 + cut % (size - 1);
    ByteRange tail = ByteRange.of("bytes=" + at + "-", size).orElseThrow();
    ByteRange head = ByteRange.of("bytes=0-" + (at - 1), size).orElseThrow();
    assertThat(head.length() + tail.length()).isEqualTo(size);
    assertThat(head.last() + 1).isEqualTo(tail.first());
    assertThat(ByteRange.of("bytes=-" + (size - at), size)).contains(tail);
  }

  @ParameterizedTest
  @CsvSource({"bytes=-500, 0, 99", "bytes=-1, 99, 99", "BYTES = 5-, 5, 99", "bytes=0-0, 0, 0"})
  void edges(String header, long first, long last) {
    assertThat(ByteRange.of(header, 100)).contains(new ByteRange(first, last));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "bytes=",
        "bytes=-",
        "bytes=5-4",
        "bytes=a-b",
        "bytes=0-1,3-4",
        "items=0-1",
        "bytes=--1",
        "bytes=99999999999999999999-"
      })
  void whatIsNoSingleRangeGivesTheWholeFile(String header) {
    assertThat(ByteRange.of(header, 100)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"bytes=100-", "bytes=-0", "bytes=999999999999999999-"})
  void whatBeginsBehindTheEndIsRefusedWithTheSize(String header) {
    assertThatThrownBy(() -> ByteRange.of(header, 100))
        .isInstanceOfSatisfying(
            Refusal.class,
            r -> assertThat(r.headers()).containsEntry("Content-Range", "bytes */100"));
  }
}
