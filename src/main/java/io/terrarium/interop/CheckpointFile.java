package io.terrarium.interop;

import io.terrarium.file.BadInput;
import io.terrarium.file.InputFile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import net.razorvine.pickle.Opcodes;
import net.razorvine.pickle.PickleException;

/** The file {@code checkpoint.pkl} of synthetic-gymnax: a pickled tree of JAX arrays. */
final class CheckpointFile {

  /** Room for a million parameters; the largest published SCB has 26 thousand. */
  private static final int LARGEST = 1 << 22;

  /** The first byte of a pickle of protocol 2 or later; the number of the protocol follows. */
  private static final byte PROTOCOL = (byte) Opcodes.PROTO;

  private static final int NEWEST_PROTOCOL = 5;

  /** The first bytes of pickled dictionaries, lists, tuples and objects in protocol 0 or 1. */
  private static final List<Short> BEGINNINGS =
      List.of(Opcodes.MARK, Opcodes.EMPTY_DICT, Opcodes.EMPTY_LIST, Opcodes.GLOBAL);

  private CheckpointFile() {}

  /**
   * Reads the networks of an SCB.
   *
   * @throws BadInput if the file is not such a checkpoint, or cannot be read
   */
  static ScbNetworks read(Path file) {
    return read(file, InputFile.bytes(file, LARGEST));
  }

  /** Reads the networks from bytes that were read already. */
  static ScbNetworks read(Path file, byte[] bytes) {
    if (!isPickle(bytes)) {
      throw refused(file, "it is not a pickle of protocol 0 to " + NEWEST_PROTOCOL);
    }
    try {
      Object tree = unpickled(bytes);
      RandomKeys.requireNone(tree);
      return NetworkTree.read(tree, bytes.length);
    } catch (ResaveNeededException e) {
      throw new BadInput(notOne(file) + e.getMessage() + ".");
    } catch (PickleException e) {
      throw refused(file, e.getMessage());
    } catch (IOException | RuntimeException e) {
      // The library does not check for an empty stack or a value of another class.
      throw refused(file, "it is a damaged pickle, or a pickle of something else");
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
      throw new PickleException("it has further bytes behind its end");
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
