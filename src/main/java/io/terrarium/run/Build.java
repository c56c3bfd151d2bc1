package io.terrarium.run;

import io.terrarium.experiment.Plugins;
import io.terrarium.file.ContentHash;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The build of the program that computes: programs of equal builds compute the same bytes.
 *
 * @param version of the jar; {@code development} outside a jar
 * @param hash of the classes
 * @param plugins file name to hash of each jar on the class path that is from a {@code plugins}
 *     directory
 */
public record Build(String version, String hash, Map<String, String> plugins) {

  /** The build in a few words, which are equal where the builds are. */
  public String sentence() {
    String own = "build %s (%s)".formatted(version, hash.substring(0, Math.min(12, hash.length())));
    return plugins.isEmpty() ? own : own + " with the plugins " + plugins;
  }

  /** The build of this process. */
  public static Build current() {
    String version =
        Optional.ofNullable(Build.class.getPackage().getImplementationVersion())
            .orElse("development");
    return new Build(
        version, ContentHash.of(classes()), plugins(System.getProperty("java.class.path")));
  }

  static Map<String, String> plugins(String classPath) {
    Map<String, String> plugins = new TreeMap<>();
    Plugins.on(classPath)
        .forEach(jar -> plugins.put(jar.getFileName().toString(), ContentHash.of(jar)));
    return plugins;
  }

  private static Path classes() {
    try {
      return Path.of(Build.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException("the place of the program's own classes is not a path", e);
    }
  }
}
