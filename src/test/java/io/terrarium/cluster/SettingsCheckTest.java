package io.terrarium.cluster;

import static org.assertj.core.api.Assertions.assertThatCode;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What Akka and Terrarium understand is let pass. */
class SettingsCheckTest {

  private static final Config KNOWN = ConfigFactory.load();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "terrarium.engine.cluster.client-patience = 3 s",
        "terrarium.engine.device-dispatcher.thread-pool-executor.fixed-pool-size = 4",
        "akka.loglevel = debug",
        "akka.cluster.split-brain-resolver.active-strategy = Keep-Majority",
        "akka.cluster.split-brain-resolver.stable-after = 0 s",
        "akka.cluster.split-brain-resolver.stable-after = 7000",
        "akka.cluster.split-brain-resolver { active-strategy = static-quorum, static-quorum.quorum-size = 3 }",
        "akka.cluster { downing-provider-class = a.b.Own, split-brain-resolver.active-strategy = own }"
      })
  void what_there_is_may_be_set(String settings) {
    Config given = ConfigFactory.parseString(settings);
    Config merged =
        given
            .withFallback(KNOWN.getConfig("terrarium.engine.cluster.node"))
            .withFallback(KNOWN)
            .resolve();
    assertThatCode(() -> SettingsCheck.requireKnown(given, KNOWN)).doesNotThrowAnyException();
    assertThatCode(() -> SettingsCheck.requireResolver(merged)).doesNotThrowAnyException();
  }
}
