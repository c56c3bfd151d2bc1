package io.terrarium.cluster.replica;

import io.terrarium.run.FinishedGeneration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A block of a run's finished generations. The latest ones are part of the run itself; once they
 * fill a block, it is kept apart and not written again. So what travels in each generation stays
 * small, however long the run is.
 *
 * @param generations from the block's first one on
 */
public record GenerationBlock(List<FinishedGeneration> generations) implements Replicated {

  /** Generations of a full block. */
  public static final int FULL = 100;

  public static final GenerationBlock EMPTY = new GenerationBlock(List.of());

  public GenerationBlock {
    generations = List.copyOf(generations);
  }

  /** The number of the block that a generation is in. */
  public static long of(long generation) {
    return generation / FULL;
  }

  boolean isFull() {
    return generations.size() == FULL;
  }

  /** The block that the next generation is in: this one with it or, if this is full, a new one. */
  GenerationBlock followedBy(FinishedGeneration next) {
    List<FinishedGeneration> grown = new ArrayList<>(isFull() ? List.of() : generations);
    grown.add(next);
    return new GenerationBlock(grown);
  }

  /** The last generation; empty where there is none. */
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

  /** Decides between two nodes that computed one generation with other times. */
  private static byte[] bytes(GenerationBlock block) {
    return RegisterFormat.write(new Register(block)).toByteArray();
  }
}
