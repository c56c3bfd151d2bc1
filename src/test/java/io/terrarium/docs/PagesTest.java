package io.terrarium.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The pages point at what is there. */
class PagesTest {

  private static final Pattern LINK = Pattern.compile("]\\((?!https?:)([^)#]+)[^)]*\\)");
  private static final Pattern CLASS = Pattern.compile("`(io/terrarium/[\\w/]+\\.java)`");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "README.md",
        "docs/cli.md",
        "docs/cluster.md",
        "docs/design.md",
        "docs/embedding.md",
        "docs/extending.md",
        "docs/hyperparameters.md",
        "docs/importing.md",
        "docs/method.md"
      })
  void every_link_and_every_source_file_named_is_there(String page) throws IOException {
    Path file = Path.of(page);
    String text = Files.readString(file);
    for (Matcher link = LINK.matcher(text); link.find(); ) {
      assertThat(file.resolveSibling(link.group(1))).exists();
    }
    for (Matcher source = CLASS.matcher(text); source.find(); ) {
      assertThat(Path.of("src/main/java").resolve(source.group(1))).exists();
    }
  }
}
