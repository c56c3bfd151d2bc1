package io.terrarium.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A JDK of another version than this JVM's: what {@code TERRARIUM_TEST_JDK} names, or one that is
 * installed beside this JVM's.
 */
final class OtherJdk {

  private OtherJdk() {}

  static Optional<Path> find() {
    String named = System.getenv("TERRARIUM_TEST_JDK");
    return named != null ? Optional.of(Path.of(named)) : beside();
  }

  private static Optional<Path> beside() {
    try (Stream<Path> siblings = Files.list(Path.of(System.getProperty("java.home")).getParent())) {
      return siblings.sorted().filter(OtherJdk::isOther).findFirst();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isOther(Path jdk) {
    int version = version(jdk.resolve("release"));
    return version >= 17
        && version != Runtime.version().feature()
        && Files.isExecutable(jdk.resolve("bin").resolve("java"));
  }

  private static int version(Path release) {
    if (!Files.isReadable(release)) {
      return 0;
    }
    try (Stream<String> lines = Files.lines(release)) {
      return lines
          .filter(line -> line.startsWith("JAVA_VERSION="))
          .map(line -> line.replaceAll("^JAVA_VERSION=\"?(\\d+).*", "$1"))
          .mapToInt(Integer::parseInt)
          .findFirst()
          .orElse(0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
