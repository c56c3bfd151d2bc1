package io.terrarium.engine;

import io.terrarium.run.KeptGeneration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Some generations of a run, as they came. The latest ones are part of the run itself; once they
 * fill a block that is kept apart, and not written again: what travels each generation stays small
 * however long the run.
 *
 * @param generations from the block's first one on
 */
record Block(List<KeptGeneration> generations) implements Entry {

  static final int FULL = 100;

  static final Block EMPTY = new Block(List.of());

  Block {
    generations = List.copyOf(generations);
  }

  /** Which block a generation is in. */
  static long of(long generation) {
    return generation / FULL;
  }

  boolean isFull() {
    return generations.size() == FULL;
  }

  /** Of the block that the next generation is in: this one or, where it is full, another. */
  Block followedBy(KeptGeneration next) {
    List<KeptGeneration> grown = new ArrayList<>(isFull() ? List.of() : generations);
    grown.add(next);
    return new Block(grown);
  }

  /** The last generation, where there is one. */
  Optional<KeptGeneration> last() {
    return generations.isEmpty()
        ? Optional.empty()
        : Optional.of(generations.get(generations.size() - 1));
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
