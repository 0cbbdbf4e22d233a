package org.cluelake.kernel;

import java.io.Serializable;

/**
 * What a kernel may use.
 *
 * @param memoryMb memory in MiB; more spills to scratch
 * @param scratch local folder for spilling, or null for a kernel that never spills
 * @param spillMb disk in MiB it may spill to, or 0 for all there is
 * @param threads threads it computes with; its rows never depend on them
 */
public record KernelBounds(int memoryMb, String scratch, int spillMb, int threads)
    implements Serializable {

  /** Bounds of a kernel with one thread. */
  public KernelBounds(int memoryMb, String scratch, int spillMb) {
    this(memoryMb, scratch, spillMb, 1);
  }

  /** Bounds of a kernel with one thread that may spill to all the disk there is. */
  public KernelBounds(int memoryMb, String scratch) {
    this(memoryMb, scratch, 0);
  }

  /** The same with so many threads. */
  public KernelBounds withThreads(int threads) {
    return new KernelBounds(memoryMb, scratch, spillMb, threads);
  }
}
