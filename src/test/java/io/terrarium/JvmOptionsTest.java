package io.terrarium;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What {@code jvm.options} names has to exist: java passes over a name that it does not know. */
class JvmOptionsTest {

  private static final Pattern COMMAND =
      Pattern.compile(
          "^-XX:CompileCommand=\\w+,([\\w.]+?)(\\.\\*)?::([^,\\s]+)", Pattern.MULTILINE);

  @Test
  void packages_classes_and_methods_whose_compilation_is_told_exist() throws IOException {
    List<MatchResult> named =
        COMMAND.matcher(Files.readString(Path.of("jvm.options"))).results().toList();
    assertThat(named).isNotEmpty();
    for (MatchResult each : named) {
      if (each.group(2) == null) {
        assertThatCode(() -> requireMethod(Class.forName(each.group(1)), each.group(3)))
            .as(each.group())
            .doesNotThrowAnyException();
      } else {
        assertThat(hasPackage(each.group(1))).as(each.group()).isTrue();
      }
    }
  }

  private static boolean hasPackage(String name) {
    return ModuleLayer.boot().modules().stream().anyMatch(m -> m.getPackages().contains(name))
        || JvmOptionsTest.class.getClassLoader().getResource(name.replace('.', '/')) != null;
  }

  private static void requireMethod(Class<?> type, String name) throws NoSuchMethodException {
    if (!name.equals("*")
        && Arrays.stream(type.getDeclaredMethods()).noneMatch(m -> m.getName().equals(name))) {
      throw new NoSuchMethodException(type + " has no method " + name);
    }
  }
}
