package org.cluelake.text;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.cluelake.run.ErrorKind;
import org.cluelake.run.PipelineException;
import org.cluelake.run.Sha256;

/**
 * A model on disk: {@code model.json} says the spec, the classes and the hashes of the other files,
 * {@code vocabulary.txt} the terms, {@code weights.bin} the numbers. The version is the first 32
 * hexadecimal digits of the SHA-256 of {@code model.json}, so it is the hash of everything; it is
 * the folder's name.
 */
public final class ModelFolder {

  private static final String MANIFEST = "model.json";
  private static final String VOCABULARY = "vocabulary.txt";
  private static final String WEIGHTS = "weights.bin";
  private static final int VERSION_DIGITS = 32;
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  /**
   * What a folder says of itself.
   *
   * @param spec the model was made by
   * @param rows training rows by class
   * @param labels the classes in their order
   * @param sha256 of the other files, by name
   */
  record Manifest(
      TextSpec spec,
      TreeMap<String, Integer> rows,
      List<String> labels,
      TreeMap<String, String> sha256) {}

  private final Path folder;
  private final Manifest manifest;
  private final String version;

  private ModelFolder(Path folder, Manifest manifest, String version) {
    this.folder = folder;
    this.manifest = manifest;
    this.version = version;
  }

  /**
   * Writes a model into a folder named by its version.
   *
   * @param parent is made where absent
   * @param texts the model was learned from; only their number by class is written
   */
  public static ModelFolder write(
      Path parent, TextSpec spec, List<LabelledText> texts, TextModel model) {
    try {
      Files.createDirectories(parent);
      Path made = Files.createTempDirectory(parent, "making-");
      Files.write(
          made.resolve(VOCABULARY),
          model.vocabulary().terms().stream().map(ModelFolder::escaped).toList());
      writeWeights(made.resolve(WEIGHTS), model);
      TreeMap<String, Integer> rows = new TreeMap<>();
      texts.forEach(t -> rows.merge(t.label(), 1, Integer::sum));
      TreeMap<String, String> hashes = new TreeMap<>();
      for (String name : List.of(VOCABULARY, WEIGHTS)) {
        hashes.put(name, hash(made.resolve(name)));
      }
      List<String> labels = model.classes().stream().map(TextModel.TextClass::label).toList();
      Manifest manifest = new Manifest(spec, rows, labels, hashes);
      Files.write(made.resolve(MANIFEST), JSON.writeValueAsBytes(manifest));
      String version = hash(made.resolve(MANIFEST)).substring(0, VERSION_DIGITS);
      Path named = parent.resolve(version);
      if (Files.isDirectory(named)) {
        for (String name : List.of(VOCABULARY, WEIGHTS, MANIFEST)) {
          Files.delete(made.resolve(name));
        }
        Files.delete(made);
      } else {
        Path unused = Files.move(made, named);
      }
      return new ModelFolder(named, manifest, version);
    } catch (IOException e) {
      throw PipelineException.causedBy(
          e, ErrorKind.RESOURCE, "the model cannot be written to %s; check its disk", parent);
    }
  }

  /**
   * Opens a folder and checks every hash.
   *
   * @throws PipelineException CONFIG if it holds no model, DATA if a file is not what was written
   */
  public static ModelFolder open(Path folder) {
    try {
      Path manifest = folder.resolve(MANIFEST);
      if (!Files.isRegularFile(manifest)) {
        throw PipelineException.of(ErrorKind.CONFIG, "%s holds no model", folder);
      }
      Manifest said = JSON.readValue(manifest.toFile(), Manifest.class);
      String version = hash(manifest).substring(0, VERSION_DIGITS);
      boolean whole =
          version.equals(folder.toRealPath().getFileName().toString())
              && said.sha256().keySet().equals(Set.of(VOCABULARY, WEIGHTS));
      for (String name : List.of(VOCABULARY, WEIGHTS)) {
        whole = whole && hash(folder.resolve(name)).equals(said.sha256().get(name));
      }
      if (!whole) {
        throw PipelineException.of(
            ErrorKind.DATA,
            "%s is not what was written: a hash or the folder's name differs; train again",
            folder);
      }
      return new ModelFolder(folder, said, version);
    } catch (IOException e) {
      throw PipelineException.causedBy(
          e, ErrorKind.DATA, "%s cannot be read as a model; train again", folder);
    }
  }

  /** Where it lies. */
  public Path folder() {
    return folder;
  }

  /** The hash of its content. */
  public String version() {
    return version;
  }

  /** The spec it was made by. */
  public TextSpec spec() {
    return manifest.spec();
  }

  /** Reads the model. */
  public TextModel model() {
    TextSpec spec = manifest.spec();
    try (DataInputStream in =
        new DataInputStream(
            new BufferedInputStream(Files.newInputStream(folder.resolve(WEIGHTS))))) {
      List<String> terms =
          Files.readAllLines(folder.resolve(VOCABULARY)).stream().map(ModelFolder::plain).toList();
      double[] rarity = new double[terms.size()];
      for (int i = 0; i < rarity.length; i++) {
        rarity[i] = in.readDouble();
      }
      List<TextModel.TextClass> classes = new ArrayList<>();
      for (String label : manifest.labels()) {
        classes.add(
            new TextModel.TextClass(
                label, spec.group(label), score(in, rarity.length), score(in, rarity.length)));
      }
      LinearScore fraud = score(in, rarity.length);
      return new TextModel(new Vocabulary(spec.terms(), terms, rarity), classes, fraud);
    } catch (IOException e) {
      throw PipelineException.causedBy(
          e, ErrorKind.DATA, "%s cannot be read as a model; train again", folder);
    }
  }

  private static void writeWeights(Path file, TextModel model) throws IOException {
    try (DataOutputStream out =
        new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
      for (double rarity : model.vocabulary().rarity()) {
        out.writeDouble(rarity);
      }
      for (TextModel.TextClass textClass : model.classes()) {
        write(out, textClass.plain());
        write(out, textClass.byRatio());
      }
      write(out, model.fraud());
    }
  }

  private static void write(DataOutputStream out, LinearScore score) throws IOException {
    out.writeFloat(score.bias());
    out.writeBoolean(score.ratios() != null);
    for (int i = 0; i < score.weights().length; i++) {
      out.writeFloat(score.weights()[i]);
      if (score.ratios() != null) {
        out.writeFloat(score.ratios()[i]);
      }
    }
  }

  private static LinearScore score(DataInputStream in, int terms) throws IOException {
    float bias = in.readFloat();
    float[] weights = new float[terms];
    float[] ratios = in.readBoolean() ? new float[terms] : null;
    for (int i = 0; i < terms; i++) {
      weights[i] = in.readFloat();
      if (ratios != null) {
        ratios[i] = in.readFloat();
      }
    }
    return new LinearScore(weights, bias, ratios);
  }

  /** A term on a line of its own, whatever signs it has. */
  private static String escaped(String term) {
    return term.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r");
  }

  private static String plain(String line) {
    StringBuilder term = new StringBuilder();
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '\\') {
        i++;
        c = line.charAt(i);
        c = c == 'n' ? '\n' : c == 'r' ? '\r' : c;
      }
      term.append(c);
    }
    return term.toString();
  }

  private static String hash(Path file) throws IOException {
    return HexFormat.of().formatHex(Sha256.digest().digest(Files.readAllBytes(file)));
  }
}
