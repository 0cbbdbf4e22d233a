package org.cluelake.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.cluelake.model.CrossValidation;
import org.cluelake.model.Frame;
import org.cluelake.model.Model;
import org.cluelake.model.ModelFolder;
import org.cluelake.model.ModelSpec;
import org.cluelake.model.SpecFile;
import org.cluelake.model.Training;

/** A small model of a night's features, learned from invented rows: many of the first is bad. */
public final class TrialModel {

  private TrialModel() {}

  /**
   * Trains one and writes it.
   *
   * @param features of the night's; the first tells
   * @return its version
   */
  public static String write(Path folder, String name, String subject, List<String> features) {
    try {
      Path file = Files.createTempFile("trial", ".yaml");
      Path unused =
          Files.writeString(
              file,
              """
              name: %s
              subject: %s
              id: subject
              label: label
              use: A test.
              innerFolds: 2
              trees:
                - {rounds: 10, depth: 2, learningRate: 0.3, rowShare: 1, columnShare: 1, minChildWeight: 1, lambda: 1, gamma: 0, bags: 1}
              ratios: [[%s, %s]]
              """
                  .formatted(name, subject, features.get(0), features.get(1)));
      ModelSpec spec = SpecFile.read(file);
      Files.delete(file);
      List<String> wide = new ArrayList<>(features);
      wide.add(features.get(0) + " per " + features.get(1));
      Model model = Training.of(spec, frame(wide), "0", new CrossValidation(2, 2, List.of(1L), 1));
      ModelFolder.write(model, folder);
      return model.version();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Frame frame(List<String> features) {
    SplittableRandom random = new SplittableRandom(5);
    int rows = 300;
    int width = features.size();
    List<String> ids = new ArrayList<>();
    boolean[] labels = new boolean[rows];
    float[] values = new float[rows * width];
    for (int row = 0; row < rows; row++) {
      ids.add("r" + row);
      labels[row] = random.nextInt(5) == 0;
      for (int f = 0; f < width - 1; f++) {
        values[row * width + f] = 1 + random.nextInt(20) + (f == 0 && labels[row] ? 15 : 0);
      }
      values[row * width + width - 1] = values[row * width] / values[row * width + 1];
    }
    return new Frame(ids, labels, new String[0], new double[0], features, values);
  }
}
