package io.terrarium;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What {@code jvm.options} names has to exist: java passes over a name that it does not know. */
class JvmOptionsTest {

  private static final Pattern COMMAND =
      Pattern.compile(
          "^-XX:CompileCommand=\\w+,([\\w.]+)\\.(\\w+)(\\*?)::([^,\\s]+)", Pattern.MULTILINE);

  @Test
  void classes_and_methods_whose_compilation_is_told_exist() throws Exception {
    String options = Files.readString(Path.of("jvm.options"));
    List<MatchResult> named = COMMAND.matcher(options).results().toList();
    assertThat(named).hasSameSizeAs(options.lines().filter(line -> line.contains("::")).toList());
    for (MatchResult each : named) {
      assertThat(classes(each.group(1), each.group(2), each.group(3)))
          .as(each.group())
          .anyMatch(type -> has(type, each.group(4)));
    }
  }

  /** The classes of a package with this name, or those whose names begin with it. */
  private static List<String> classes(String room, String name, String star) throws IOException {
    try (Stream<Path> files = Files.list(Path.of("target/classes", room.split("\\.")))) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(file -> star.isEmpty() ? file.equals(name + ".class") : file.startsWith(name))
          .map(file -> room + "." + file.substring(0, file.length() - ".class".length()))
          .toList();
    }
  }

  private static boolean has(String type, String method) {
    try {
      return method.equals("*")
          || Arrays.stream(Class.forName(type).getDeclaredMethods())
              .anyMatch(each -> each.getName().equals(method));
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }
}
