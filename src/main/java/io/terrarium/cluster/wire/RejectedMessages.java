package io.terrarium.cluster.wire;

import io.terrarium.file.VisibleText;
import java.io.NotSerializableException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The messages that could not be read. They are counted, and only the first of each kind is logged,
 * since whoever sends one may send many.
 */
final class RejectedMessages {

  private static final Logger LOG = LoggerFactory.getLogger(RejectedMessages.class);

  /** The most kinds that are logged, so that invented kinds fill neither memory nor log. */
  private static final int MOST_KINDS = 20;

  /** The most characters of a kind in a sentence. */
  private static final int LONGEST = 50;

  private final AtomicLong count = new AtomicLong();
  private final Set<String> kinds = ConcurrentHashMap.newKeySet();

  /** Counts a message that was rejected, and says why. */
  NotSerializableException of(String manifest, String why) {
    count.incrementAndGet();
    String kind = VisibleText.clipped(manifest, LONGEST);
    String end = why.endsWith(".") ? "" : ".";
    String sentence = "A message of kind '" + kind + "' cannot be read: " + why + end;
    if (kinds.size() < MOST_KINDS && kinds.add(kind)) {
      LOG.warn("{} More of this kind are only counted.", sentence);
    }
    return new NotSerializableException(sentence);
  }

  long count() {
    return count.get();
  }
}
