package org.cluelake.fusion;

/** Whatever judges subjects by their findings. */
public interface Fused {

  /** How it judges them. */
  Fusion fusion();
}
