package io.terrarium.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.terrarium.file.BadInput;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Files of two generations of Python, NumPy and JAX are read; their README has the commands. */
class SavedPicklesTest {

  private static final Path GOLDEN = Path.of("src/test/resources/golden");
  private static final float[] PARAMETERS =
      CheckpointFile.read(GOLDEN.resolve("scb_Pendulum-v1.pkl")).parameters();

  static List<Path> read() {
    return files("read");
  }

  static List<Path> key() {
    return files("key");
  }

  @ParameterizedTest
  @MethodSource("read")
  void however_python_saved_the_parameters_they_are_read_to_the_same_bits(Path read) {
    assertThat(CheckpointFile.read(read).parameters()).containsExactly(PARAMETERS);
  }

  @Test
  void every_protocol_is_there_of_each_library() {
    for (String library : List.of("numpy-1.26.4", "numpy-2.5.5", "jax-0.4.26", "jax-0.12.0.1")) {
      for (int protocol = 0; protocol <= 5; protocol++) {
        String end = "protocol-" + protocol + ".pkl";
        assertThat(read())
            .map(Path::getFileName)
            .map(Path::toString)
            .anyMatch(name -> name.startsWith(library) && name.endsWith(end));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("key")
  void a_random_key_beside_the_parameters_is_named_with_the_way_to_save_without_it(Path key) {
    assertThatThrownBy(() -> CheckpointFile.read(key))
        .isInstanceOf(BadInput.class)
        .hasMessageStartingWith(
            key + " is not a checkpoint of synthetic-gymnax: it holds a jax random key")
        .hasMessageEndingWith(
            " beside the parameters; save the parameters alone, with pickle.dump({\"params\":"
                + " tree[\"params\"]}, file).");
  }

  @ParameterizedTest
  @CsvSource({
    "jax-0.12.0.1-old-protocol-5, rng",
    "jax-0.12.0.1-old-on-host-protocol-5, rng",
    "jax-0.12.0.1-old-many-protocol-4, rng",
    "jax-0.4.26-old-first-protocol-0, policy"
  })
  void a_random_key_of_the_old_kind_is_called_as_it_is_there(String file, String name) {
    assertThatThrownBy(() -> CheckpointFile.read(GOLDEN.resolve("pickles/key/" + file + ".pkl")))
        .hasMessageContaining("a jax random key (" + name + ") beside");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "numpy-*-out-of-band-protocol-5   | went to a buffer_callback and are not in the file; save it without a buffer_callback, with pickle.dump(tree, file).",
        "numpy-*-float64-protocol-5       | `initial_state.Dense_0.kernel` must be of type <f4 (float32), is of <f8; give",
        "numpy-*-int32-protocol-5         | must be of type <f4 (float32), is of <i4; give",
        "numpy-*-big-endian-protocol-5    | must be of type <f4 (float32), is of >f4; give",
        "numpy-*-objects-protocol-5       | it has the pickle instruction 0x47, which no published checkpoint has; give",
        "numpy-*-scalars-protocol-5       | core.multiarray.scalar, which no checkpoint needs; give",
        "numpy-*-no-dimensions-protocol-5 | `initial_state.Dense_0.kernel` must be an array of rank 2; give",
        "numpy-*-nothing-protocol-5       | has the shape [0, 32] but 0 bytes; give",
        "numpy-*-more-dimensions-protocol-5 | must be an array of rank 2; give",
        "numpy-1*-other-axes-protocol-5   | must be an array of rank 2; give",
        "numpy-2*-other-axes-protocol-5   | it has an array whose order is neither C's nor Fortran's; give",
        "jax-*-bfloat16-protocol-4        | it asks for ml_dtypes.bfloat16, which no checkpoint needs; give"
      })
  void what_is_no_checkpoint_is_refused_in_one_sentence(String pattern, String sentence) {
    for (Path each : files("refused", pattern)) {
      assertThatThrownBy(() -> CheckpointFile.read(each))
          .isInstanceOf(BadInput.class)
          .hasMessageStartingWith(each + " is not a checkpoint of synthetic-gymnax: ")
          .hasMessageContaining(sentence)
          .extracting(Throwable::getMessage)
          .satisfies(message -> assertThat(message).hasLineCount(1));
    }
  }

  private static List<Path> files(String folder) {
    return files(folder, "*");
  }

  private static List<Path> files(String folder, String pattern) {
    List<Path> files = new ArrayList<>();
    try (DirectoryStream<Path> found =
        Files.newDirectoryStream(GOLDEN.resolve("pickles").resolve(folder), pattern + ".pkl")) {
      found.forEach(files::add);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    assertThat(files).isNotEmpty();
    return files;
  }
}
