package io.terrarium.cluster.replica;

import io.terrarium.run.FinishedGeneration;
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
public record GenerationBlock(List<FinishedGeneration> generations) implements Replicated {

  public static final int FULL = 100;

  public static final GenerationBlock EMPTY = new GenerationBlock(List.of());

  public GenerationBlock {
    generations = List.copyOf(generations);
  }

  /** Which block a generation is in. */
  public static long of(long generation) {
    return generation / FULL;
  }

  boolean isFull() {
    return generations.size() == FULL;
  }

  /** Of the block that the next generation is in: this one or, where it is full, another. */
  GenerationBlock followedBy(FinishedGeneration next) {
    List<FinishedGeneration> grown = new ArrayList<>(isFull() ? List.of() : generations);
    grown.add(next);
    return new GenerationBlock(grown);
  }

  /** The last generation, where there is one. */
  public Optional<FinishedGeneration> last() {
    return generations.isEmpty()
        ? Optional.empty()
        : Optional.of(generations.get(generations.size() - 1));
  }

  @Override
  public boolean supersedes(Replicated other) {
    List<FinishedGeneration> others = ((GenerationBlock) other).generations();
    return generations.size() == others.size()
        ? Arrays.compareUnsigned(bytes(this), bytes((GenerationBlock) other)) > 0
        : generations.size() > others.size();
  }

  /**
   * Two hosts may have computed one generation, in other times: one of them is to be everywhere.
   */
  private static byte[] bytes(GenerationBlock block) {
    return RegisterFormat.write(new Register(block)).toByteArray();
  }
}
