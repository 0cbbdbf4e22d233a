package org.cluelake.model;

import java.util.ArrayList;
import java.util.List;
import org.cluelake.run.ErrorKind;
import org.cluelake.run.PipelineException;

/** Features made of two: numerator by denominator, missing where either is or the latter is 0. */
final class Ratios {

  private Ratios() {}

  static Frame added(Frame frame, List<List<String>> ratios) {
    if (ratios.isEmpty()) {
      return frame;
    }
    int old = frame.width();
    int width = old + ratios.size();
    float[] values = new float[frame.size() * width];
    List<String> names = new ArrayList<>(frame.features());
    for (int row = 0; row < frame.size(); row++) {
      System.arraycopy(frame.values(), row * old, values, row * width, old);
    }
    for (int r = 0; r < ratios.size(); r++) {
      int numerator = place(frame, ratios.get(r).get(0));
      int denominator = place(frame, ratios.get(r).get(1));
      names.add(ratios.get(r).get(0) + " per " + ratios.get(r).get(1));
      for (int row = 0; row < frame.size(); row++) {
        float below = frame.value(row, denominator);
        values[row * width + old + r] =
            below == 0 ? Float.NaN : frame.value(row, numerator) / below;
      }
    }
    return frame.with(names, values);
  }

  private static int place(Frame frame, String feature) {
    int place = frame.features().indexOf(feature);
    if (place < 0) {
      throw PipelineException.of(
          ErrorKind.CONFIG, "ratios: %s is no feature; correct it or leave it out", feature);
    }
    return place;
  }
}
