package io.terrarium.strategy;

import java.util.List;

/**
 * Settings of a strategy that are each allowed and do not go together.
 *
 * @param keys their names below {@code strategy}, the one to change first
 * @param complaint the rest of a sentence that begins with the path of the first key and has no
 *     full stop: {@code must be even where `strategy.antithetic` is true, is 7}
 */
public record StrategyConflict(List<String> keys, String complaint) {

  public StrategyConflict {
    keys = List.copyOf(keys);
  }
}
