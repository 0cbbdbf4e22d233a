package org.cluelake.app;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** A spec and the file of texts it describes. */
final class TextOptions {

  @Option(names = "--spec", required = true, description = "How to read and learn, of conf/text.")
  Path spec;

  @Option(names = "--from", required = true, description = "File of texts; .gz is unpacked.")
  Path from;
}
