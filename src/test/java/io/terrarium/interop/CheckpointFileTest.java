package io.terrarium.interop;

import static io.terrarium.interop.Pickles.NEW_ARRAY;
import static io.terrarium.interop.Pickles.TYPE;
import static io.terrarium.interop.Pickles.again;
import static io.terrarium.interop.Pickles.array;
import static io.terrarium.interop.Pickles.buffer;
import static io.terrarium.interop.Pickles.bytes;
import static io.terrarium.interop.Pickles.columnsFirst;
import static io.terrarium.interop.Pickles.dictionary;
import static io.terrarium.interop.Pickles.encoded;
import static io.terrarium.interop.Pickles.floats;
import static io.terrarium.interop.Pickles.global;
import static io.terrarium.interop.Pickles.integer;
import static io.terrarium.interop.Pickles.join;
import static io.terrarium.interop.Pickles.kept;
import static io.terrarium.interop.Pickles.layer;
import static io.terrarium.interop.Pickles.name;
import static io.terrarium.interop.Pickles.network;
import static io.terrarium.interop.Pickles.op;
import static io.terrarium.interop.Pickles.pickle;
import static io.terrarium.interop.Pickles.tuple;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.terrarium.file.BadInput;
import io.terrarium.golden.Npz;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CheckpointFileTest {

  private static final Path FILE = Path.of("checkpoint.pkl");

  /** A latent, an observation and an action of one number, one hidden unit. */
  private static final byte[] LAYER = layer(array(List.of(1, 1), 0.5f), array(List.of(1), 0.25f));

  private static final byte[] NETWORK = dictionary(name("Dense_0"), LAYER, name("Dense_1"), LAYER);
  private static final byte[] REWARD =
      dictionary(
          name("Dense_0"),
          layer(array(List.of(2, 1), 3, 4), array(List.of(1), 5)),
          name("Dense_1"),
          LAYER);

  private static final byte[] BIASES = array(List.of(64), new float[64]);

  @TempDir Path directory;

  @Test
  void a_checkpoint_of_a_discrete_environment_has_the_published_parameters() {
    ScbNetworks scb = CheckpointFile.read(golden("scb_CartPole-v1.pkl"));

    assertThat(scb.initialState().sizes()).containsExactly(4, 32, 4);
    assertThat(scb.reward().sizes()).containsExactly(6, 32, 1);
    assertThat(scb.parameters()).containsExactly(parameters("scb_CartPole-v1.npz"));
  }

  @Test
  void a_checkpoint_of_a_continuous_environment_has_the_published_parameters() {
    ScbNetworks scb = CheckpointFile.read(golden("scb_Pendulum-v1.pkl"));

    assertThat(scb.hidden()).isEqualTo(List.of(32));
    assertThat(scb.observationSize()).isEqualTo(3);
    assertThat(scb.actionSize()).isEqualTo(1);
    assertThat(scb.parameters()).containsExactly(parameters("scb_Pendulum-v1.npz"));
  }

  @Test
  void arrays_of_numpy_are_read_as_those_of_jax_are() {
    assertThat(read(checkpoint(NETWORK, REWARD)).parameters())
        .containsExactly(0.5f, 0.25f, 0.5f, 0.25f, 3, 4, 5, 0.5f, 0.25f);
  }

  @Test
  void a_horizon_above_1_has_two_networks_more_in_the_order_of_a_candidate() {
    byte[] checkpoint =
        Pickles.checkpoint(
            name("done"),
            network(4, 2, 1, 1),
            name("initial_state"),
            network(1, 5, 1, 2),
            name("next_state_delta"),
            network(3, 3, 1, 2),
            name("reward"),
            network(2, 3, 1, 1));

    ScbNetworks scb = read(checkpoint);

    assertThat(scb.isBandit()).isFalse();
    assertThat(scb.latentSize()).isEqualTo(5);
    assertThat(scb.actionSize()).isEqualTo(1);
    float[] expected = new float[10 + 6 + 8 + 5];
    Arrays.fill(expected, 0, 10, 1);
    Arrays.fill(expected, 10, 16, 2);
    Arrays.fill(expected, 16, 24, 3);
    Arrays.fill(expected, 24, 29, 4);
    assertThat(scb.parameters()).containsExactly(expected);
  }

  @Test
  void an_array_that_is_stored_column_by_column_is_turned() {
    byte[] reward =
        dictionary(
            name("Dense_0"),
            layer(columnsFirst(List.of(2, 3), 1, 4, 2, 5, 3, 6), array(List.of(3), 7, 8, 9)),
            name("Dense_1"),
            layer(columnsFirst(List.of(3, 1), 1, 2, 3), array(List.of(1), 0)));
    byte[] initialState =
        dictionary(
            name("Dense_0"),
            layer(array(List.of(1, 3), 0, 0, 0), array(List.of(3), 0, 0, 0)),
            name("Dense_1"),
            layer(array(List.of(3, 1), 0, 0, 0), array(List.of(1), 0)));

    assertThat(read(checkpoint(initialState, reward)).reward().parameters())
        .containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9, 1, 2, 3, 0);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "scb_Pendulum-v1.pkl",
        "pickles/read/numpy-2.5.5-protocol-0.pkl",
        "pickles/read/numpy-1.26.4-protocol-5.pkl"
      })
  void a_file_that_is_cut_anywhere_is_refused(String file) throws IOException {
    byte[] whole = Files.readAllBytes(golden(file));

    for (int length = 0; length < whole.length; length++) {
      byte[] cut = Arrays.copyOf(whole, length);
      assertThatThrownBy(() -> read(cut)).isInstanceOf(BadInput.class);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "scb_Pendulum-v1.pkl",
        "pickles/read/numpy-2.5.5-columns-first-protocol-5.pkl",
        "pickles/read/jax-0.12.0.1-frozen-protocol-0.pkl",
        "pickles/read/numpy-1.26.4-protocol-2.pkl"
      })
  void whichever_bit_of_a_file_is_wrong_it_is_refused_or_has_finite_parameters(String file)
      throws IOException {
    byte[] bytes = Files.readAllBytes(golden(file));

    for (int bit = 0; bit < 8 * bytes.length; bit += 3) {
      bytes[bit / 8] ^= (byte) (1 << bit % 8);
      requireRefusedOrFinite(bytes);
      bytes[bit / 8] ^= (byte) (1 << bit % 8);
    }
  }

  private static void requireRefusedOrFinite(byte[] bytes) {
    try {
      for (float parameter : read(bytes).parameters()) {
        assertThat(Float.isFinite(parameter)).isTrue();
      }
    } catch (BadInput e) {
      assertThat(e.getMessage()).startsWith("checkpoint.pkl is not a checkpoint").hasLineCount(1);
    }
  }

  static Stream<Arguments> hostile() {
    byte[] weights = array(List.of(1, 1), 1);
    byte[] biases = array(List.of(1), 1);
    byte[] long1 = op('B', 0xff, 0xff, 0xff, 0x7f);
    return Stream.of(
        refused("nothing", new byte[0], "it is not a pickle of protocol 0 to 5"),
        refused(
            "text",
            "hello".getBytes(StandardCharsets.UTF_8),
            "it is not a pickle of protocol 0 to 5"),
        refused(
            "a_command_of_protocol_0",
            "cposix\nsystem\n(S'touch hacked'\ntR.".getBytes(StandardCharsets.US_ASCII),
            "it asks for posix.system, which no checkpoint needs"),
        refused(
            "text_of_python_2",
            "(dS'params'\nNs.".getBytes(StandardCharsets.US_ASCII),
            "the pickle instruction 0x53"),
        refused(
            "a_protocol_of_the_future",
            join(op(0x80, 6), op('N', '.')),
            "it is not a pickle of protocol 0 to 5"),
        refused(
            "a_number_of_many_digits",
            ("(I" + "9".repeat(1 << 20) + "\n.").getBytes(StandardCharsets.US_ASCII),
            "it is a damaged pickle"),
        refused(
            "a_command",
            pickle(global("posix", "system"), tuple(name("touch hacked")), op('R')),
            "it asks for posix.system, which no checkpoint needs"),
        refused(
            "a_class_of_the_library",
            pickle(global("decimal", "Decimal"), tuple(name("1e999999999")), op('R')),
            "it asks for decimal.Decimal"),
        refused(
            "a_name_of_control_characters",
            pickle(global("\u001b[2J", "x\n"), op(')', 'R')),
            "it asks for ?[2J.x?,"),
        refused(
            "a_global_of_old_protocols",
            pickle("cposix\nsystem\n".getBytes(StandardCharsets.US_ASCII)),
            "it asks for posix.system, which no checkpoint needs"),
        refused(
            "a_call_without_the_name_of_its_module",
            pickle("c\n_frombuffer\n".getBytes(StandardCharsets.US_ASCII)),
            "it asks for ._frombuffer, which no checkpoint needs"),
        refused(
            "an_object_of_a_class",
            pickle(global("numpy", "ndarray"), op(')', 0x81)),
            "the pickle instruction 0x81"),
        refused(
            "other_functions_of_numpy",
            pickle(global("numpy._core.numeric", "fromfile")),
            "it asks for numpy._core.numeric.fromfile, which no checkpoint needs"),
        refused(
            "a_key_of_another_library", pickle(global("my.jax", "PRNGKeyArray")), "it asks for my"),
        refused(
            "a_key_as_a_kernel",
            ofFirstKernel(array(List.of(1, 2), "<", "u4", new byte[8])),
            "must be of type <f4 (float32), is of <u4"),
        refused("a_list_of_nothing", pickle(op(']')), "`the checkpoint` must be a dictionary"),
        refused(
            "a_deep_tuple",
            pickle(op('N'), repeated(1_000_000, op(0x85))),
            "`the checkpoint` must be a dictionary"),
        refused("more_of_no_list", pickle(op('}', 'N', 'a')), "it is a damaged pickle"),
        refused(
            "a_list_within_itself",
            pickle(op(']', 0x94, 'h', 0, 'a')),
            "`the checkpoint` must be a dictionary"),
        refused(
            "an_array_that_is_made_of_no_bytes",
            ofFirstKernel(buffer(name("a"), "C", 1, 1)),
            "a damaged pickle"),
        refused(
            "an_array_of_a_shape_that_is_no_tuple",
            ofFirstKernel(buffer(bytes(floats(1)), TYPE, integer(1), name("C"))),
            "a damaged pickle"),
        refused(
            "an_array_of_a_size_that_is_a_name",
            ofFirstKernel(buffer(bytes(floats(1)), TYPE, tuple(name("1"), name("1")), name("C"))),
            "a damaged pickle"),
        refused(
            "an_array_of_a_type_that_is_a_name",
            ofFirstKernel(buffer(bytes(floats(1)), name("f4"), tuple(integer(1)), name("C"))),
            "a damaged pickle"),
        refused(
            "an_array_of_too_few_arguments",
            ofFirstKernel(buffer(bytes(floats(1)), TYPE, tuple(integer(1)))),
            "a damaged pickle"),
        refused(
            "an_array_of_too_many_arguments",
            ofFirstKernel(
                buffer(bytes(floats(1)), TYPE, tuple(integer(1)), name("C"), tuple(integer(0)))),
            "an array whose order is neither C's nor Fortran's"),
        refused(
            "an_array_of_another_order",
            ofFirstKernel(buffer(bytes(floats(1)), "A", 1, 1)),
            "an array whose order is neither C's nor Fortran's"),
        refused(
            "an_array_of_no_order",
            ofFirstKernel(buffer(bytes(floats(1)), TYPE, tuple(integer(1)), integer(3))),
            "a damaged pickle"),
        refused(
            "an_array_of_too_few_bytes",
            ofFirstKernel(buffer(new byte[] {'C', 0}, "C", 1, 1)),
            "has the shape [1, 1] but 0 bytes"),
        refused(
            "an_array_of_a_negative_size",
            ofFirstKernel(buffer(bytes(floats(1)), "F", -1, -1)),
            "has the shape [-1, -1] but 4 bytes"),
        refused(
            "an_array_of_a_huge_size",
            ofFirstKernel(buffer(bytes(floats(1)), "C", Integer.MAX_VALUE, Integer.MAX_VALUE)),
            "has the shape [2147483647, 2147483647] but 4 bytes"),
        refused(
            "an_array_of_jax_that_is_made_of_a_buffer",
            pickle(
                global("jax._src.array", "_reconstruct_array"),
                tuple(global("numpy._core.numeric", "_frombuffer"), op(')'), op(')'), op('}')),
                op('R')),
            "it has an array of JAX that does not hold an array of NumPy"),
        refused(
            "a_bytearray_that_is_not_there",
            pickle(op(0x96, 0xff, 0xff, 0xff, 0x7f, 0, 0, 0, 0)),
            "it ends within a value"),
        refused(
            "a_bytearray_of_a_negative_length",
            pickle(op(0x96, 0, 0, 0, 0, 0, 0, 0, 0x80)),
            "it ends within a value"),
        refused(
            "bytes_of_another_encoding",
            pickle(global("_codecs", "encode"), tuple(name("a"), name("zip")), op('R')),
            "it has text in another encoding than latin1"),
        refused(
            "bytes_beyond_255",
            ofFirstKernel(array(List.of(1, 1), encoded(name("\u0100bcd")))),
            "`initial_state.Dense_0.kernel` has characters that are not bytes"),
        refused("a_text_that_is_encoded_often", encodedOften(), "`the checkpoint` must be a"),
        refused(
            "a_state_for_a_name",
            pickle(name("a"), tuple(name("b")), op('b')),
            "it is a damaged pickle"),
        refused("a_call_of_a_name", pickle(name("a"), op(')', 'R')), "it is a damaged pickle"),
        refused(
            "more_behind_its_end",
            join(checkpoint(NETWORK, REWARD), new byte[] {'j'}),
            "it has further bytes behind its end"),
        refused("an_empty_stack", pickle(op('t')), "it is a damaged pickle"),
        refused("a_huge_length", pickle(long1, op(0)), "it ends within a value"),
        refused("a_negative_length", pickle(op('X', 0, 0, 0, 0x80)), "it ends within a value"),
        refused(
            "an_instruction_for_8_byte_lengths",
            pickle(op(0x8e, 0, 0, 0, 0, 1, 0, 0, 0)),
            "the pickle instruction 0x8e"),
        refused(
            "a_dictionary_as_its_own_key",
            pickle(op('}', 0x94, 'h', 0), op('N', 's')),
            "a dictionary with a key that is not a name"),
        refused(
            "a_dictionary_within_itself",
            pickle(op('}', 0x94), name("params"), op('h', 0, 's')),
            "`params` must hold initial_state and reward and nothing else"),
        refused("a_number", pickle(integer(3)), "`the checkpoint` must be a dictionary"),
        refused(
            "other_parameters",
            pickle(dictionary(name("batch_stats"), op('}'))),
            "`the checkpoint` must hold params and nothing else"),
        refused(
            "one_of_the_networks_of_a_horizon",
            pickle(dictionary(name("params"), dictionary(name("done"), NETWORK))),
            "`params` must hold initial_state and reward and next_state_delta and done and"),
        refused(
            "an_end_of_episodes_that_sees_the_action",
            Pickles.checkpoint(
                name("initial_state"),
                NETWORK,
                name("reward"),
                REWARD,
                name("next_state_delta"),
                REWARD,
                name("done"),
                REWARD),
            "its networks [[1, 1, 1], [2, 1, 1], [2, 1, 1], [2, 1, 1]] are not those of a"),
        refused(
            "a_network_more",
            pickle(
                dictionary(
                    name("params"),
                    dictionary(
                        name("initial_state"),
                        NETWORK,
                        name("reward"),
                        REWARD,
                        name("x"),
                        REWARD))),
            "`params` must hold initial_state and reward"),
        refused("no_layers", checkpoint(op('}'), REWARD), "`initial_state.Dense_0` must be a"),
        refused(
            "a_layer_of_another_name",
            checkpoint(dictionary(name("Conv_0"), LAYER), REWARD),
            "`initial_state.Dense_0` must be a dictionary"),
        refused(
            "doubles",
            ofFirstKernel(array(List.of(1, 1), "<", "f8", new byte[8])),
            "`initial_state.Dense_0.kernel` must be of type <f4 (float32), is of <f8"),
        refused(
            "big_endian", ofFirstKernel(array(List.of(1, 1), ">", "f4", new byte[4])), "is of >f4"),
        refused(
            "a_type_of_control_characters",
            ofFirstKernel(array(List.of(1, 1), "\u001b[2J\n", "f4\r\u2028", new byte[4])),
            "is of ?[2J?f4??;"),
        refused(
            "a_type_of_a_long_name",
            ofFirstKernel(array(List.of(1, 1), "<", "f4" + "x".repeat(200), new byte[4])),
            "is of <f4" + "x".repeat(54) + "...;"),
        refused(
            "a_layer_that_is_every_layer",
            checkpoint(
                repeating(
                    kept(layer(array(List.of(64, 64), new float[64 * 64]), BIASES)), again(0)),
                REWARD),
            "its networks share arrays, so they have more numbers than the file"),
        refused(
            "bytes_of_every_kernel",
            checkpoint(
                repeating(
                    layer(array(List.of(64, 64), kept(bytes(floats(new float[64 * 64])))), BIASES),
                    layer(array(List.of(64, 64), again(0)), BIASES)),
                REWARD),
            "its networks share arrays, so they have more numbers than the file"),
        refused("a_shape_of_many_arrays", sharedShape(), "`the checkpoint` must be a dictionary"),
        refused(
            "a_bias_that_is_a_matrix",
            ofFirstLayer(layer(weights, weights)),
            "`initial_state.Dense_0.bias` must be an array of rank 1"),
        refused(
            "a_kernel_that_is_none",
            ofFirstKernel(name("weights")),
            "`initial_state.Dense_0.kernel` must be an array of rank 2"),
        refused(
            "a_shape_that_is_too_large",
            ofFirstKernel(array(List.of(Integer.MAX_VALUE, Integer.MAX_VALUE), 1)),
            "has the shape [2147483647, 2147483647] but 4 bytes"),
        refused(
            "a_shape_whose_product_wraps",
            ofFirstKernel(array(List.of(65536, 65536), new float[65536])),
            "has the shape [65536, 65536] but 262144 bytes"),
        refused(
            "a_negative_shape", ofFirstKernel(array(List.of(-1, -1), 1)), "has the shape [-1, -1]"),
        refused(
            "too_many_bytes",
            ofFirstKernel(array(List.of(1, 1), 1, 2)),
            "has the shape [1, 1] but 8 bytes"),
        refused(
            "a_nan",
            ofFirstKernel(array(List.of(1, 1), Float.NaN)),
            "`initial_state.Dense_0.kernel` must have finite numbers, has NaN"),
        refused(
            "an_infinity",
            ofFirstKernel(array(List.of(1, 1), Float.NEGATIVE_INFINITY)),
            "has -Infinity"),
        refused(
            "layers_that_do_not_fit",
            ofFirstLayer(layer(array(List.of(1, 2), 1, 2), array(List.of(2), 1, 2))),
            "`initial_state.Dense_1` has a kernel of [1, 1] and a bias of [1] after a layer of 2 numbers"),
        refused(
            "no_action",
            checkpoint(NETWORK, NETWORK),
            "its networks [[1, 1, 1], [1, 1, 1]] are not those of a synthetic environment"),
        refused(
            "an_array_of_jax_that_is_something_else",
            pickle(
                global("jax._src.array", "_reconstruct_array"),
                tuple(global("numpy", "dtype"), op(')'), op(')'), op('}')),
                op('R')),
            "it has an array of JAX that does not hold an array of NumPy"),
        refused(
            "bytes_that_only_look_whole",
            pickle(bytes(floats(1))),
            "`the checkpoint` must be a dictionary"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("hostile")
  void what_is_no_checkpoint_is_refused_in_one_sentence(String what, byte[] pickle, String reason) {
    assertThatThrownBy(() -> read(pickle))
        .isInstanceOf(BadInput.class)
        .hasMessageStartingWith("checkpoint.pkl is not a checkpoint of synthetic-gymnax: ")
        .hasMessageContaining(reason)
        .hasMessageEndingWith("; give a checkpoint.pkl as it was published.")
        .extracting(Throwable::getMessage)
        .satisfies(message -> assertThat(message).hasLineCount(1));
    assertThat(Path.of("hacked")).doesNotExist();
  }

  @Test
  void a_file_that_cannot_be_one_is_not_read() throws IOException {
    Path large = Files.write(directory.resolve("large.pkl"), new byte[(1 << 22) + 1]);

    assertThatThrownBy(() -> CheckpointFile.read(large))
        .isInstanceOf(BadInput.class)
        .hasMessage(large + " is too large: it may have 4194304 bytes at most.");
    assertThatThrownBy(() -> CheckpointFile.read(directory))
        .isInstanceOf(BadInput.class)
        .hasMessageEndingWith(" is a directory; give a file.");
    assertThatThrownBy(() -> CheckpointFile.read(directory.resolve("none.pkl")))
        .isInstanceOf(BadInput.class)
        .hasMessageEndingWith("none.pkl cannot be read (there is no such file or directory).");
  }

  private static Arguments refused(String what, byte[] pickle, String reason) {
    return Arguments.of(what, pickle, reason);
  }

  /** A network of many layers that are the same one except for the first. */
  private static byte[] repeating(byte[] first, byte[] other) {
    List<byte[]> items = new ArrayList<>(List.of(name("Dense_0"), first));
    for (int i = 1; i < 200; i++) {
      items.add(name("Dense_" + i));
      items.add(other);
    }
    return dictionary(items.toArray(byte[][]::new));
  }

  /** 20,000 arrays with one shape of 200,000 sizes: two megabytes, or 16 GB. */
  private static byte[] sharedShape() {
    byte[] shape = kept(tuple(repeated(200_000, op('K', 1))));
    byte[] state = kept(tuple(integer(1), shape, op('N'), op(0x89), bytes(new byte[0])));
    return pickle(state, repeated(20_000, join(NEW_ARRAY, again(1), op('b'))));
  }

  /** 200,000 times the bytes of a text of two megabytes: 400 GB. */
  private static byte[] encodedOften() {
    byte[] text = "a".repeat(2_000_000).getBytes(StandardCharsets.US_ASCII);
    byte[] kept = kept(join(op('X'), op(0x80, 0x84, 0x1e, 0), text));
    byte[] encode = kept(global("_codecs", "encode"));
    byte[] arguments = kept(tuple(again(0), name("latin1")));
    return pickle(
        kept, encode, arguments, repeated(200_000, join(again(1), again(2), op('R'))), op(']'));
  }

  private static byte[] repeated(int times, byte[] part) {
    byte[] all = new byte[times * part.length];
    for (int i = 0; i < times; i++) {
      System.arraycopy(part, 0, all, i * part.length, part.length);
    }
    return all;
  }

  private static byte[] ofFirstKernel(byte[] kernel) {
    return ofFirstLayer(layer(kernel, array(List.of(1), 1)));
  }

  private static byte[] ofFirstLayer(byte[] layer) {
    return checkpoint(dictionary(name("Dense_0"), layer, name("Dense_1"), LAYER), REWARD);
  }

  private static byte[] checkpoint(byte[] initialState, byte[] reward) {
    return Pickles.checkpoint(name("initial_state"), initialState, name("reward"), reward);
  }

  private static ScbNetworks read(byte[] bytes) {
    return CheckpointFile.read(FILE, bytes);
  }

  private static Path golden(String file) {
    return Path.of("src/test/resources/golden", file);
  }

  private static float[] parameters(String file) {
    return Npz.golden(file)
        .concat(
            "params/initial_state/Dense_0/kernel",
            "params/initial_state/Dense_0/bias",
            "params/initial_state/Dense_1/kernel",
            "params/initial_state/Dense_1/bias",
            "params/reward/Dense_0/kernel",
            "params/reward/Dense_0/bias",
            "params/reward/Dense_1/kernel",
            "params/reward/Dense_1/bias");
  }
}
