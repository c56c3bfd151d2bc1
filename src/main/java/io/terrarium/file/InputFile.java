package io.terrarium.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file of someone else's making, of which no more is read than it may have. */
public final class InputFile {

  private InputFile() {}

  /**
   * Its bytes.
   *
   * @param most so many at most
   * @throws BadInput where it has more, is a directory, or cannot be read
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
