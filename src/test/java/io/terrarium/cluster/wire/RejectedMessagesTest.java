package io.terrarium.cluster.wire;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class RejectedMessagesTest {

  private final RejectedMessages refusals = new RejectedMessages();
  private final Logger logger = (Logger) LoggerFactory.getLogger(RejectedMessages.class);
  private final ListAppender<ILoggingEvent> log = new ListAppender<>();

  @BeforeEach
  void listen() {
    logger.setLevel(Level.WARN);
    logger.setAdditive(false);
    logger.addAppender(log);
    log.start();
  }

  @AfterEach
  void listen_no_more() {
    logger.detachAppender(log);
    logger.setAdditive(true);
    logger.setLevel(Level.OFF);
  }

  @Test
  void all_are_counted_and_the_first_of_each_kind_is_logged() {
    refusals.of("lease", "indices is missing");
    refusals.of("lease", "its version must be 1, is 2");
    refusals.of("search", "it is not Protobuf");
    assertThat(refusals.count()).isEqualTo(3);
    assertThat(log.list)
        .extracting(ILoggingEvent::getFormattedMessage)
        .containsExactly(
            "A message of kind 'lease' cannot be read: indices is missing. "
                + "More of this kind are only counted.",
            "A message of kind 'search' cannot be read: it is not Protobuf. "
                + "More of this kind are only counted.");
  }

  @Test
  void kinds_that_somebody_makes_up_fill_neither_the_log_nor_a_sentence() {
    for (int i = 0; i < 1000; i++) {
      refusals.of("kind " + i, "there is no message of that kind");
    }
    assertThat(log.list).hasSize(20);
    assertThat(refusals.of("k".repeat(1000), "why").getMessage()).hasSizeLessThan(100);
  }
}
