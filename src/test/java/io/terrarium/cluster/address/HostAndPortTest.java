package io.terrarium.cluster.address;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import akka.actor.Address;
import akka.actor.AddressFromURIString;
import io.terrarium.file.BadInput;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An address has one form, however it was written, and what is not an address is refused. */
class HostAndPortTest {

  @ParameterizedTest
  @CsvSource({
    "localhost, localhost",
    "LocalHost, localhost",
    "node-1.Example.ORG, node-1.example.org",
    "node-1.example.org., node-1.example.org",
    "127.0.0.1, 127.0.0.1",
    "0.0.0.0, 0.0.0.0",
    "::1, [::1]",
    "[::1], [::1]",
    "0:0:0:0:0:0:0:1, [::1]",
    "0000:0000:0000:0000:0000:0000:0000:0001, [::1]",
    "::, [::]",
    "0::0, [::]",
    "2001:DB8:0:0:0:0:0:1, [2001:db8::1]",
    "2001:db8:0:0:1:0:0:1, [2001:db8::1:0:0:1]",
    "2001:db8:0:1:1:1:1:1, [2001:db8:0:1:1:1:1:1]",
    "2001:0:0:1:0:0:0:1, [2001:0:0:1::1]",
    "1:2:3:4:5:6:0:0, [1:2:3:4:5:6::]",
    "0:0:3:4:5:6:7:8, [::3:4:5:6:7:8]",
    "fd00::10:0:0:7, [fd00::10:0:0:7]",
    "::ffff:127.0.0.1, 127.0.0.1",
    "[::FFFF:7f00:1], 127.0.0.1"
  })
  void a_host_has_one_form(String written, String form) {
    assertThat(HostName.of(written)).isEqualTo(form);
    assertThat(HostName.of(form)).isEqualTo(form);
    assertThat(new HostAndPort(written, 1)).hasToString(form + ":1");
  }

  /** References to actors travel as text. */
  @ParameterizedTest
  @ValueSource(strings = {"localhost", "node-1.Example.ORG.", "127.0.0.1", "::1", "fd00:0::7"})
  void akka_finds_it_again_in_an_address_that_it_has_written(String written) {
    HostAndPort node = new HostAndPort(written, 25_520);
    Address address = new Address("akka", "terrarium", node.host(), node.port());
    assertThat(AddressFromURIString.parse(address.toString())).isEqualTo(address);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          my_node            | has an underscore, which Akka does not accept in a host
          my_node.example    | has an underscore
          ''                 | is not a host
          a b                | is not a host
          -a                 | is not a host
          a..b               | is not a host
          x@y                | is not a host
          a/b                | is not a host
          http://a           | is not a host; give a name or an address alone
          bücher.example     | is not a host; give a name of letters
          <getHostName>      | is not a host
          192.168.0.7:25520  | is not a host; give a name or an address alone, without a port
          [::1]:25520        | is not a host
          [::1               | is not a host
          [127.0.0.1]        | is not a host
          1:2:3              | is not a host
          127.1              | is not an IPv4 address; write four numbers
          2130706433         | is not an IPv4 address
          0x7f.0.0.1         | is not an IPv4 address
          256.0.0.1          | is not an IPv4 address
          010.0.0.1          | is not an IPv4 address
          1.2.3.4.5          | is not an IPv4 address
          fe80::1%eth0       | names an interface of one machine
          [fe80::1%2]        | names an interface of one machine
          fe80::1            | is reached through one interface only
          """)
  void what_is_not_a_host_is_refused(String written, String sentence) {
    assertThatThrownBy(() -> HostName.of(written))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining(sentence);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          http://127.0.0.1:8620            | is not HOST:PORT; give 127.0.0.1:8620
          http://127.0.0.1:8620/           | is not HOST:PORT; give 127.0.0.1:8620
          HTTPS://node:1/ready?x           | is not HOST:PORT; give node:1
          akka://terrarium@127.0.0.1:25520 | is not HOST:PORT; give 127.0.0.1:25520
          akka://terrarium@[::1]:25520     | is not HOST:PORT; give [::1]:25520
          x@y:1                            | is not HOST:PORT; give y:1
          node:1/                          | is not HOST:PORT; give node:1
          a/b:1                            | is not HOST:PORT, such as 127.0.0.1:25520 or [::1]:25520
          node                             | is not HOST:PORT, such as
          node:                            | is not HOST:PORT, such as
          node:x                           | is not HOST:PORT, such as
          node:-1                          | is not HOST:PORT, such as
          node:123456                      | is not HOST:PORT, such as
          ::1                              | is not HOST:PORT, such as
          [::1]                            | is not HOST:PORT, such as
          ::1:25520                        | is not HOST:PORT; give [::1]:25520
          0:0:0:0:0:0:0:1:25520            | is not HOST:PORT; give [0:0:0:0:0:0:0:1]:25520
          http://::1:25520/                | is not HOST:PORT; give [::1]:25520
          :1                               | is not a host
          my_node:1                        | has an underscore
          127.1:1                          | is not an IPv4 address
          node:65536                       | a port is from 0 to 65535, not 65536
          node:0                           | has no port; give one from 1 to 65535
          0.0.0.0:1                        | stands for all addresses of a machine
          [0::]:1                          | stands for all addresses of a machine
          """)
  void what_is_not_the_address_of_a_node_is_refused_with_what_would_be(
      String written, String sentence) {
    assertThatThrownBy(() -> HostAndPort.ofNode(written))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining(sentence);
  }
}
