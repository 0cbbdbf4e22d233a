package org.cluelake.kernel;

import java.io.Serializable;

/**
 * What a kernel may use.
 *
 * @param memoryMb memory in MiB; more spills to scratch
 * @param scratch local folder for spilling, or null for a kernel that never spills
 * @param spillMb disk in MiB it may spill to, or 0 for all there is
 */
public record KernelBounds(int memoryMb, String scratch, int spillMb) implements Serializable {

  /** Bounds of a kernel that may spill to all the disk there is. */
  public KernelBounds(int memoryMb, String scratch) {
    this(memoryMb, scratch, 0);
  }
}
