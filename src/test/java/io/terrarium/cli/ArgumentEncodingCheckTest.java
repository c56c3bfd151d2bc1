package io.terrarium.cli;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.terrarium.file.BadInput;
import org.junit.jupiter.api.Test;

class ArgumentEncodingCheckTest {

  @Test
  void names_that_were_understood_pass() {
    assertThatCode(
            () ->
                ArgumentEncodingCheck.check("/home/m\u00fc", "UTF-8", "evolve", "\u00fc.conf", ""))
        .doesNotThrowAnyException();
  }

  @Test
  void a_working_directory_that_was_not_is_refused_with_the_cure() {
    assertThatThrownBy(
            () -> ArgumentEncodingCheck.check("/home/m\ufffd\ufffd", "ANSI_X3.4-1968", "--help"))
        .isInstanceOf(BadInput.class)
        .hasMessage(
            "The path of the working directory has bytes that are not characters of ANSI_X3.4-1968,"
                + " the character set of this locale; set LC_ALL to a UTF-8 locale, such as C.UTF-8,"
                + " or use ASCII names.");
  }

  @Test
  void an_argument_that_is_not_utf8_in_a_utf8_locale_is_to_be_renamed() {
    assertThatThrownBy(() -> ArgumentEncodingCheck.check("/", "UTF-8", "train", "m\ufffd.pb"))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("The argument m\ufffd.pb")
        .hasMessageEndingWith("rename the file or folder so that its name is UTF-8.");
  }
}
