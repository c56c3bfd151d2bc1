package io.terrarium.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * Replaces a file as a whole: at every moment, even after a crash, it holds either the old bytes or
 * the new ones.
 */
public final class AtomicFile {

  private static final String TEMPORARY = ".tmp";

  private AtomicFile() {}

  /**
   * Writes a temporary file beside it, syncs that, renames it, and syncs the directory. A device or
   * a pipe is written to directly.
   *
   * @throws BadInput if the disk refuses; the old file is then untouched and nothing new is left
   *     behind
   */
  public static void write(Path file, byte[] bytes) {
    try {
      replace(file, bytes);
    } catch (IOException e) {
      throw FileErrors.writing(file, e);
    }
  }

  /** Removes the temporary files that killed writers have left in a directory. */
  public static void removeLeftovers(Path directory) throws IOException {
    try (DirectoryStream<Path> leftovers = Files.newDirectoryStream(directory, ".*" + TEMPORARY)) {
      for (Path leftover : leftovers) {
        Files.delete(leftover);
      }
    }
  }

  /** Whether a file is a temporary one that a killed writer has left. */
  public static boolean isLeftover(Path file) {
    String name = file.getFileName().toString();
    return name.startsWith(".") && name.endsWith(TEMPORARY);
  }

  private static void replace(Path file, byte[] bytes) throws IOException {
    boolean exists = Files.exists(file);
    if (exists && !Files.isRegularFile(file)) {
      // A rename would put a plain file in the place of the device or pipe.
      store(file, bytes, StandardOpenOption.WRITE);
      return;
    }
    Path target = exists ? file.toRealPath() : file.toAbsolutePath();
    Path temporary = target.resolveSibling("." + target.getFileName() + TEMPORARY);
    try {
      store(
          temporary,
          bytes,
          StandardOpenOption.CREATE,
          StandardOpenOption.TRUNCATE_EXISTING,
          StandardOpenOption.WRITE);
      Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      Files.deleteIfExists(temporary);
      throw e;
    }
    syncDirectory(target.getParent());
  }

  private static void store(Path file, byte[] bytes, StandardOpenOption... options)
      throws IOException {
    try (FileChannel channel = FileChannel.open(file, options)) {
      ByteBuffer rest = ByteBuffer.wrap(bytes);
      while (rest.hasRemaining()) {
        channel.write(rest);
      }
      if (Files.isRegularFile(file)) {
        channel.force(true);
      }
    }
  }

  private static void syncDirectory(Path directory) throws IOException {
    try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }
}
