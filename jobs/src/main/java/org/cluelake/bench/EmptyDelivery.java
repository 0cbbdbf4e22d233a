package org.cluelake.bench;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.cluelake.run.ErrorKind;
import org.cluelake.run.PipelineException;

/** A day on which every agency delivers, and none has a row. */
public final class EmptyDelivery {

  private EmptyDelivery() {}

  /**
   * Writes it.
   *
   * @param like the folder of a day whose feeds are delivered
   * @param folder where the empty one goes
   */
  public static void write(Path like, Path folder) {
    JsonMapper json = new JsonMapper();
    try (Stream<Path> all = Files.list(like)) {
      Path unused = Files.createDirectories(folder);
      for (Path manifest :
          all.filter(f -> f.toString().endsWith(".manifest.json")).sorted().toList()) {
        ObjectNode stated = (ObjectNode) json.readTree(manifest.toFile());
        String first = stated.get("files").get(0).get("name").asText();
        List<String> header = RivalDelivery.deliveredHeader(like.resolve(first));
        ObjectNode file = new GzipCsv(folder.resolve(first), header).close();
        stated.putArray("files").add(file);
        json.writeValue(folder.resolve(manifest.getFileName()).toFile(), stated);
      }
    } catch (IOException e) {
      throw PipelineException.causedBy(
          e, ErrorKind.RESOURCE, "an empty delivery cannot be written to %s", folder);
    }
  }
}
