package io.terrarium.interop;

import io.terrarium.file.BadInput;
import io.terrarium.file.InputFile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import net.razorvine.pickle.Opcodes;
import net.razorvine.pickle.PickleException;

/** {@code checkpoint.pkl} as synthetic-gymnax publishes it: a pickled tree of JAX arrays. */
final class CheckpointFile {

  /** A million parameters; the largest published SCB has 26 thousand. */
  private static final int LARGEST = 1 << 22;

  /** What a pickle of protocol 2 or later begins with; the number of the protocol follows. */
  private static final byte PROTOCOL = (byte) Opcodes.PROTO;

  private static final int NEWEST_PROTOCOL = 5;

  /** What one of protocol 0 or 1 begins with that is a dictionary, a list, a tuple or an object. */
  private static final List<Short> BEGINNINGS =
      List.of(Opcodes.MARK, Opcodes.EMPTY_DICT, Opcodes.EMPTY_LIST, Opcodes.GLOBAL);

  private CheckpointFile() {}

  /**
   * Reads the networks of an SCB.
   *
   * @throws BadInput where the file is no such checkpoint, or cannot be read
   */
  static ScbNetworks read(Path file) {
    return read(file, InputFile.bytes(file, LARGEST));
  }

  /** The same of bytes that were read. */
  static ScbNetworks read(Path file, byte[] bytes) {
    if (!isPickle(bytes)) {
      throw refused(file, "it is not a pickle of protocol 0 to " + NEWEST_PROTOCOL);
    }
    try {
      Object tree = unpickled(bytes);
      RandomKeys.requireNone(tree);
      return NetworkTree.read(tree, bytes.length);
    } catch (SavedOtherwise e) {
      throw new BadInput(notOne(file) + e.getMessage() + ".");
    } catch (PickleException e) {
      throw refused(file, e.getMessage());
    } catch (IOException | RuntimeException e) {
      // a stack that is empty, a value of another class: what the library does not look after
      throw refused(file, "it is a damaged pickle, or of something else");
    }
  }

  private static boolean isPickle(byte[] bytes) {
    if (bytes.length < 2) {
      return false;
    }
    return bytes[0] == PROTOCOL
        ? bytes[1] >= 2 && bytes[1] <= NEWEST_PROTOCOL
        : BEGINNINGS.contains((short) bytes[0]);
  }

  private static Object unpickled(byte[] bytes) throws IOException {
    ByteArrayInputStream in = new ByteArrayInputStream(bytes);
    Object tree = new CheckpointUnpickler().load(in);
    if (in.available() > 0) {
      throw new PickleException("it goes on behind its end");
    }
    return tree;
  }

  private static BadInput refused(Path file, String reason) {
    return new BadInput(notOne(file) + reason + "; give a checkpoint.pkl as it was published.");
  }

  private static String notOne(Path file) {
    return file + " is not a checkpoint of synthetic-gymnax: ";
  }
}
