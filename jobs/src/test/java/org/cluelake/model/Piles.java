package org.cluelake.model;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Invented frames: one feature that tells, one that tells a little, one that does not. */
final class Piles {

  /** Small enough for a test, large enough to learn. */
  static final TreeSettings QUICK = new TreeSettings(30, 3, 0.2, 0.8, 0.7, 1, 1, 0, 2);

  private Piles() {}

  static Frame frame(int rows, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<String> ids = new ArrayList<>();
    boolean[] labels = new boolean[rows];
    float[] values = new float[rows * 3];
    for (int row = 0; row < rows; row++) {
      ids.add(String.format("r%05d", row));
      labels[row] = random.nextInt(4) == 0;
      values[row * 3] = (float) (random.nextDouble() + (labels[row] ? 0.6 : 0));
      values[row * 3 + 1] = (float) (random.nextDouble() + (labels[row] ? 0.2 : 0));
      values[row * 3 + 2] = random.nextInt(10) == 0 ? Float.NaN : (float) random.nextDouble();
    }
    return new Frame(
        ids, labels, new String[0], new double[0], List.of("telling", "hinting", "idle"), values);
  }

  static Frame grouped(Frame frame, int size) {
    String[] groups = new String[frame.size()];
    for (int row = 0; row < groups.length; row++) {
      groups[row] = "g" + row / size;
    }
    return new Frame(
        frame.ids(), frame.labels(), groups, frame.times(), frame.features(), frame.values());
  }

  static Frame timed(Frame frame) {
    double[] times = new double[frame.size()];
    for (int row = 0; row < times.length; row++) {
      times[row] = row / 3;
    }
    return new Frame(
        frame.ids(), frame.labels(), frame.groups(), times, frame.features(), frame.values());
  }
}
