package io.terrarium.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads a file that someone else may have made, and not more of it than it may have. */
public final class InputFile {

  private InputFile() {}

  /**
   * The bytes of a file.
   *
   * @param most the largest number of bytes that it may have
   * @throws BadInput if it has more, is a directory, or cannot be read
   */
  public static byte[] bytes(Path file, int most) {
    if (Files.isDirectory(file)) {
      throw new BadInput(file + " is a directory; give a file.");
    }
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(most + 1);
      if (bytes.length > most) {
        throw new BadInput(file + " is too large: it may have " + most + " bytes at most.");
      }
      return bytes;
    } catch (IOException e) {
      throw FileErrors.reading(file, e);
    }
  }
}
