package io.terrarium.interop;

import io.terrarium.run.BadInput;
import io.terrarium.run.InputFile;
import java.io.IOException;
import java.nio.file.Path;
import net.razorvine.pickle.PickleException;

/** {@code checkpoint.pkl} as synthetic-gymnax publishes it: a pickled tree of JAX arrays. */
final class CheckpointFile {

  /** A million parameters; the largest published SCB has 26 thousand. */
  private static final int LARGEST = 1 << 22;

  private CheckpointFile() {}

  /**
   * Reads the networks of an SCB.
   *
   * @throws BadInput where the file is no such checkpoint, or cannot be read
   */
  static ScbNetworks read(Path file) {
    byte[] bytes = InputFile.bytes(file, LARGEST);
    try {
      return NetworkTree.read(new CheckpointUnpickler().loads(bytes));
    } catch (PickleException e) {
      throw refused(file, e.getMessage());
    } catch (IOException | RuntimeException e) {
      // a stack that is empty, a value of another class: what the library does not look after
      throw refused(file, "it is no pickle, or a damaged one");
    }
  }

  private static BadInput refused(Path file, String reason) {
    return new BadInput(
        file
            + " is not a checkpoint of synthetic-gymnax: "
            + reason
            + "; give a checkpoint.pkl as it was published.");
  }
}
