package io.terrarium.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.terrarium.experiment.Registries;
import io.terrarium.file.BadInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;

class YamlFileTest {

  private static final Path GOLDEN = Path.of("src/test/resources/golden");
  private static final Registries REGISTRIES = Registries.load();

  @Property(tries = 200)
  void whatever_is_written_into_a_configuration_it_is_read_or_refused_in_one_sentence(
      @ForAll @IntRange(max = 1600) int at,
      @ForAll @IntRange(max = 20) int instead,
      @ForAll @StringLength(max = 6) @CharRange(from = ' ', to = '~') String written)
      throws IOException {
    String text =
        Files.readString(GOLDEN.resolve("experiment.yaml"))
            .replace("brax/hopper", "brax/Pendulum-v1");
    Path file = Files.createTempFile("odd", ".yaml");
    try {
      Files.writeString(file, text.substring(0, at) + written + text.substring(at + instead));
      requireReadOrRefused(file);
    } finally {
      Files.delete(file);
    }
  }

  @Property(tries = 200)
  void whatever_bytes_a_file_has_they_are_read_or_refused_in_one_sentence(@ForAll byte[] bytes)
      throws IOException {
    Path file = Files.createTempFile("odd", ".yaml");
    try {
      Files.write(file, bytes);
      requireReadOrRefused(file);
    } finally {
      Files.delete(file);
    }
  }

  @Example
  void the_parser_s_words_are_shown_in_one_line() throws IOException {
    Path file = Files.createTempFile("odd", ".yaml");
    try {
      Files.writeString(file, "a: !<b\n");
      assertThatThrownBy(() -> YamlFile.read(file))
          .isInstanceOf(BadInput.class)
          .hasMessageContaining("is not valid YAML in line 1 (expected '>', but found '\\u000a")
          .satisfies(refused -> assertThat(refused.getMessage()).hasLineCount(1));
    } finally {
      Files.delete(file);
    }
  }

  private static void requireReadOrRefused(Path file) {
    try {
      ImportedScb.read(GOLDEN.resolve("scb_Pendulum-v1.pkl"), file, REGISTRIES);
    } catch (BadInput e) {
      assertThat(e.getMessage()).contains(file.getFileName().toString()).hasLineCount(1);
    }
  }
}
