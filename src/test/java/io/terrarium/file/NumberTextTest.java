package io.terrarium.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumberTextTest {

  @ParameterizedTest
  @CsvSource({
    "0.1, 0.1",
    "475, 475",
    "-3.25, -3.25",
    "1e9, 1e9",
    "999999999, 999999999",
    "0.00001, 0.00001",
    "0.0000015, 1.5e-6",
    "2e-3, 0.002",
    "4.9e-324, 5e-324",
    "1.7976931348623157e308, 1.7976931348623157e308",
    "0, 0",
    "-0.0, -0",
    "2e23, 2e23",
    "12345678912, 1.2345678912e10"
  })
  void doubles_have_one_format(double value, String text) {
    assertThat(NumberText.of(value)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({
    "0.1, 0.1",
    "3.4028235e38, 3.4028235e38",
    "1.4e-45, 1e-45",
    "16777216, 16777216",
    "0.15, 0.15"
  })
  void floats_are_as_short_as_a_float_allows(float value, String text) {
    assertThat(NumberText.of(value)).isEqualTo(text);
  }

  @Test
  void what_is_no_number_has_a_name() {
    assertThat(NumberText.of(Float.NaN)).isEqualTo("nan");
    assertThat(NumberText.of(Float.POSITIVE_INFINITY)).isEqualTo("inf");
    assertThat(NumberText.of(Double.NEGATIVE_INFINITY)).isEqualTo("-inf");
  }

  @Test
  void the_locale_changes_nothing() {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.GERMANY);
      assertThat(NumberText.of(1234.5)).isEqualTo("1234.5");
    } finally {
      Locale.setDefault(before);
    }
  }

  @Property
  void every_float_reads_back(@ForAll int bits) {
    float value = Float.intBitsToFloat(bits);
    if (Float.isFinite(value)) {
      String text = NumberText.of(value);
      assertThat(Float.floatToIntBits(Float.parseFloat(text))).isEqualTo(bits);
      assertThat((float) Double.parseDouble(text)).isEqualTo(value);
    }
  }

  @Property
  void every_double_reads_back(@ForAll long bits) {
    double value = Double.longBitsToDouble(bits);
    if (Double.isFinite(value)) {
      assertThat(Double.parseDouble(NumberText.of(value))).isEqualTo(value);
    }
  }
}
