package org.cluelake.source.layout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Damage to packed bytes is noticed, and several members or frames are one text. */
class PackingProperties {

  private static final byte[] TEXT =
      ForeignRows.utf8("a,b,c\n" + "1,甲乙,x\n2,,y\n".repeat(400) + "end,of,text\n");

  @Property(tries = 300)
  void aFlippedBitIsRefusedOrChangesNothing(
      @ForAll boolean zstd,
      @ForAll @IntRange(max = 100_000) int position,
      @ForAll @IntRange(max = 7) int bit)
      throws IOException {
    byte[] packed = zstd ? Foreign.zstd(TEXT) : Foreign.gzip(TEXT);
    packed[position % packed.length] ^= (byte) (1 << bit);
    byte[] read;
    try {
      read = unpacked(packed, zstd, 1 << 13);
    } catch (FileDamaged e) {
      assertThat(e.fault().name()).startsWith(zstd ? "ZSTD_" : "GZ_");
      return;
    }
    assertThat(read).isEqualTo(TEXT);
  }

  @Property(tries = 200)
  void aCutFileIsNeverTakenForAWholeOne(
      @ForAll boolean zstd, @ForAll @IntRange(min = 1, max = 100_000) int cut) {
    byte[] packed = zstd ? Foreign.zstd(TEXT) : Foreign.gzip(TEXT);
    byte[] part = Arrays.copyOf(packed, packed.length - 1 - cut % (packed.length - 1));
    assertThatThrownBy(() -> unpacked(part, zstd, 1 << 13))
        .isInstanceOfSatisfying(
            FileDamaged.class,
            e -> assertThat(e.fault()).isEqualTo(zstd ? Fault.ZSTD_TRUNCATED : Fault.GZ_TRUNCATED));
  }

  @Property(tries = 60)
  void severalMembersAreOneText(
      @ForAll boolean zstd,
      @ForAll @IntRange(min = 0, max = 5_000) int first,
      @ForAll @IntRange(min = 1, max = 5_000) int block)
      throws IOException {
    int at = Math.min(first, TEXT.length);
    byte[] one = Arrays.copyOf(TEXT, at);
    byte[] two = Arrays.copyOfRange(TEXT, at, TEXT.length);
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    packed.write(zstd ? Foreign.zstd(one) : Foreign.gzip(one));
    packed.write(zstd ? Foreign.zstd(two) : Foreign.gzip(two));
    assertThat(unpacked(packed.toByteArray(), zstd, block)).isEqualTo(TEXT);
  }

  private static byte[] unpacked(byte[] packed, boolean zstd, int block) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    byte[] buffer = new byte[block];
    PackedBytes in = new PackedBytes(new ByteArrayInputStream(packed));
    try (InputStream text = zstd ? new UnzstdStream(in) : new GunzipStream(in)) {
      for (int count = text.read(buffer); count >= 0; count = text.read(buffer)) {
        out.write(buffer, 0, count);
      }
    }
    return out.toByteArray();
  }
}
