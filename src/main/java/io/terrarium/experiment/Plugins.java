package io.terrarium.experiment;

import io.terrarium.file.BadInput;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/**
 * The plugins of this program: the jars on its class path that are in a {@code plugins} directory.
 */
public final class Plugins {

  private Plugins() {}

  public static List<Path> on(String classPath) {
    return Stream.of(classPath.split(File.pathSeparator))
        .map(entry -> Path.of(entry).toAbsolutePath())
        .filter(Files::exists)
        .filter(entry -> entry.getParent() != null && entry.getParent().endsWith("plugins"))
        .toList();
  }

  /**
   * Checks that all plugins can be read. Java passes over a file that is not a jar, and what it was
   * to register would be missing.
   *
   * @throws BadInput if one cannot be read
   */
  public static void requireReadable() {
    on(System.getProperty("java.class.path")).stream()
        .filter(Files::isRegularFile)
        .forEach(Plugins::requireReadable);
  }

  private static void requireReadable(Path plugin) {
    try {
      new JarFile(plugin.toFile()).close();
    } catch (IOException e) {
      throw new BadInput(
          "%s is not a jar that can be read (%s); copy it there again, or take it out of plugins/."
              .formatted(plugin, e.getMessage()));
    }
  }
}
