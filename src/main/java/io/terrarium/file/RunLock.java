package io.terrarium.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The lock that keeps a directory to one run, or one node, at a time. The operating system releases
 * the lock of a process that dies.
 */
public final class RunLock implements AutoCloseable {

  /** The name of the lock file in the directory. */
  public static final String FILE = ".lock";

  /**
   * The directories that this process holds. File locks belong to the process: opening and closing
   * the file a second time would drop the first lock, so a second run must be refused before it
   * touches the file.
   */
  private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

  private final Path directory;
  private final FileChannel channel;

  private RunLock(Path directory, FileChannel channel) {
    this.directory = directory;
    this.channel = channel;
  }

  /**
   * Makes a directory where it is missing, and takes its lock.
   *
   * @param fresh remembers the directories that were made; where this fails, they are removed again
   * @throws BadInput if it cannot be written, or another run holds it
   */
  public static RunLock take(Path directory, FreshDirectories fresh) {
    try {
      fresh.make(directory);
      return take(directory);
    } catch (IOException e) {
      fresh.removeEmpty();
      throw FileErrors.writing(directory, e);
    } catch (RuntimeException e) {
      fresh.removeEmpty();
      throw e;
    }
  }

  /**
   * Takes the lock of an existing directory.
   *
   * @throws BadInput if another run holds it
   */
  public static RunLock take(Path directory) throws IOException {
    Path real = directory.toRealPath();
    if (!HELD.add(real)) {
      throw inUse(directory, "this process");
    }
    try {
      return new RunLock(real, locked(directory));
    } catch (IOException | RuntimeException e) {
      HELD.remove(real);
      throw e;
    }
  }

  /** Releases the lock. Closing it again does nothing. */
  @Override
  public void close() {
    if (!channel.isOpen()) {
      return;
    }
    try {
      channel.close();
    } catch (IOException e) {
      throw FileErrors.writing(directory.resolve(FILE), e);
    } finally {
      HELD.remove(directory);
    }
  }

  private static FileChannel locked(Path directory) throws IOException {
    FileChannel channel =
        FileChannel.open(
            directory.resolve(FILE),
            StandardOpenOption.CREATE,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE);
    try {
      FileLock lock = channel.tryLock();
      if (lock == null) {
        throw inUse(directory, holder(channel));
      }
      say(channel, Long.toString(ProcessHandle.current().pid()));
      return channel;
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  private static void say(FileChannel channel, String holder) {
    try {
      channel.truncate(0);
      channel.write(ByteBuffer.wrap(bytes(holder)));
    } catch (IOException e) {
      // The lock holds on a full disk too, and the next file that is written is refused by its
      // name.
    }
  }

  private static String holder(FileChannel channel) throws IOException {
    ByteBuffer content = ByteBuffer.allocate(20);
    channel.read(content, 0);
    String pid = new String(content.array(), 0, content.position(), StandardCharsets.US_ASCII);
    return pid.matches("\\d+") ? "process " + pid : "another process";
  }

  private static BadInput inUse(Path directory, String holder) {
    return new BadInput(
        directory + " is in use by " + holder + "; wait for it, or choose another directory.");
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
