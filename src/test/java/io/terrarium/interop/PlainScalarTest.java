package io.terrarium.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Values mean what PyYAML and ruamel.yaml read; the README of {@code golden/yaml} has the command.
 */
class PlainScalarTest {

  /** The values that ruamel.yaml reads beyond YAML 1.2, or as dates where that has text. */
  private static final String BEYOND_YAML_1_2 = "[-+]0[xo].*|[-+]?0b.*|\\.5e3|[0-9]+-[0-9]+-.*";

  private record Row(String scalar, String python, String yaml12) {

    boolean isSame() {
      return python.equals(yaml12);
    }
  }

  @Test
  void nothing_is_read_in_another_way_than_pyyaml_reads_it() throws IOException {
    for (Row row : rows()) {
      Object read = load(row.scalar());
      if (!(read instanceof PlainScalar.Ambiguous)) {
        assertThat(asPython(read)).as(row.scalar()).isEqualTo(row.python());
      }
    }
  }

  @Test
  void what_pyyaml_and_yaml_1_2_read_alike_is_read() throws IOException {
    assertThat(rows().stream().filter(Row::isSame))
        .hasSizeGreaterThan(400)
        .filteredOn(row -> load(row.scalar()) instanceof PlainScalar.Ambiguous)
        .filteredOn(row -> !row.python().equals("error"))
        .allMatch(row -> row.scalar().matches(BEYOND_YAML_1_2));
  }

  @Test
  void what_they_read_differently_is_ambiguous_unless_it_is_text_by_the_rules_of_both()
      throws IOException {
    assertThat(rows().stream().filter(row -> !row.isSame()))
        .hasSizeGreaterThan(70)
        .filteredOn(row -> !(load(row.scalar()) instanceof PlainScalar.Ambiguous))
        .allMatch(row -> row.scalar().contains("_") || row.scalar().matches(BEYOND_YAML_1_2));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "010 | 8 | 10",
        "08 | \"08\" | 8",
        "0o17 | \"0o17\" | 15",
        "0b11 | 3 | \"0b11\"",
        "1:30 | a number to base 60 | \"1:30\"",
        "1:30.5 | a number to base 60 | \"1:30.5\"",
        "yes | true | \"yes\"",
        "Off | false | \"Off\"",
        "1e-3 | \"1e-3\" | 0.001",
        "1.0e3 | \"1.0e3\" | 1000",
        "-.5 | \"-.5\" | -0.5",
        "2001-01-01 | a date | \"2001-01-01\"",
        "<< | a merge of sections | \"<<\"",
        "= | an error | \"=\"",
        "0x_ | an error | \"0x_\""
      })
  void an_ambiguous_value_knows_both_readings(String text, String python, String yaml12) {
    assertThat(PlainScalar.read(text)).contains(new PlainScalar.Ambiguous(text, python, yaml12));
  }

  @Test
  void a_long_value_is_read_in_little_stack() {
    assertThat(PlainScalar.read("1" + ":30".repeat(20_000)))
        .containsInstanceOf(PlainScalar.Ambiguous.class);
    assertThat(PlainScalar.read("1:30".repeat(16_000))).containsInstanceOf(String.class);
    assertThat(PlainScalar.read("1" + "_0".repeat(30_000)))
        .hasValueSatisfying(value -> assertThat(value.toString()).hasSize(30_001));
  }

  private static List<Row> rows() throws IOException {
    return Files.readAllLines(Path.of("src/test/resources/golden/yaml/scalars.tsv")).stream()
        .map(line -> line.split("\t", -1))
        .map(cells -> new Row(cells[0], asJava(cells[1]), asJava(cells[2])))
        .toList();
  }

  private static Object load(String scalar) {
    LoadSettings settings = LoadSettings.builder().setSchema(new PyYamlSchema()).build();
    try {
      return ((Map<?, ?>) new Load(settings).loadFromString("a: " + scalar)).get("a");
    } catch (YamlEngineException e) {
      return e;
    }
  }

  /** The reading, with decimals as Java writes them. */
  private static String asJava(String reading) {
    return reading.startsWith("float ")
        ? "float "
            + Double.valueOf(reading.substring(6).replace("inf", "Infinity").replace("nan", "NaN"))
        : reading;
  }

  private static String asPython(Object read) {
    if (read == null) {
      return "NoneType None";
    }
    if (read instanceof YamlEngineException) {
      return "error";
    }
    if (read instanceof Boolean flag) {
      return flag ? "bool True" : "bool False";
    }
    return read instanceof String text ? "str " + text : number((Number) read);
  }

  private static String number(Number number) {
    return number instanceof Double decimal ? "float " + decimal : "int " + number;
  }
}
