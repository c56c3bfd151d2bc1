package io.terrarium.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Some generations of a run, as they came. A block is appended to until it is full, and not written
 * again: what travels each generation stays small however long the run.
 *
 * @param generations from the block's first one on
 */
record Block(List<KeptGeneration> generations) implements Entry {

  static final int FULL = 100;

  Block {
    generations = List.copyOf(generations);
  }

  /** Which block a generation is in. */
  static long of(long generation) {
    return generation / FULL;
  }

  Block with(KeptGeneration next) {
    List<KeptGeneration> grown = new ArrayList<>(generations);
    grown.add(next);
    return new Block(grown);
  }

  @Override
  public boolean supersedes(Entry other) {
    List<KeptGeneration> others = ((Block) other).generations();
    return generations.size() == others.size()
        ? Arrays.compareUnsigned(bytes(this), bytes((Block) other)) > 0
        : generations.size() > others.size();
  }

  /**
   * Two hosts may have computed one generation, in other times: one of them is to be everywhere.
   */
  private static byte[] bytes(Block block) {
    return RegisterFormat.write(new Register(block)).toByteArray();
  }
}
