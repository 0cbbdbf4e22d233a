package org.cluelake.kernel;

import java.io.Serializable;

/**
 * What a kernel may use.
 *
 * @param memoryMb memory in MiB; more spills to scratch
 * @param scratch local folder for spilling, or null for a kernel that never spills
 */
public record KernelBounds(int memoryMb, String scratch) implements Serializable {}
