package io.terrarium.cluster.wire;

import java.io.NotSerializableException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Messages that could not be read: counted, and the first of each kind logged. Whoever sends one
 * may send many.
 */
final class RejectedMessages {

  private static final Logger LOG = LoggerFactory.getLogger(RejectedMessages.class);

  /** Whoever makes up kinds does not fill the memory or the log. */
  private static final int MOST_KINDS = 20;

  /** Characters of a kind that are told. */
  private static final int LONGEST = 50;

  private final AtomicLong count = new AtomicLong();
  private final Set<String> kinds = ConcurrentHashMap.newKeySet();

  /** One more, of a kind, and why. */
  NotSerializableException of(String manifest, String why) {
    count.incrementAndGet();
    String kind = manifest.length() <= LONGEST ? manifest : manifest.substring(0, LONGEST) + "…";
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
