package org.cluelake.job;

import java.nio.file.Path;
import org.cluelake.fusion.FusionConf;

/** Reads {@code fusion.yaml} of a configuration folder. */
public final class FusionSettings {

  static final String FILE = "fusion.yaml";

  private FusionSettings() {}

  /** The settings, held to their rules. */
  public static FusionConf read(Path conf) {
    return StrictYaml.read(conf.resolve(FILE), FusionConf.class);
  }
}
