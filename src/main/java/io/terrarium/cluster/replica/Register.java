package io.terrarium.cluster.replica;

import akka.cluster.ddata.AbstractReplicatedData;
import akka.cluster.ddata.Key;

/** A replicated value. Of two values the later one counts, by a clock that the value has itself. */
public final class Register extends AbstractReplicatedData<Register> {

  /** The name of a register. */
  static final class Name extends Key<Register> {
    private static final long serialVersionUID = 1;

    private Name(String id) {
      super(id);
    }

    /** The cluster's run. */
    static Name ofRun() {
      return new Name(PREFIX + "run");
    }

    /** A block of a run's generations. */
    static Name ofBlock(long run, long block) {
      return new Name(PREFIX + "block-" + run + "-" + block);
    }
  }

  /** All names begin with it; the configuration of the durable store says so too. */
  private static final String PREFIX = "terrarium-";

  private final Replicated entry;

  public Register(Replicated entry) {
    this.entry = entry;
  }

  public Replicated entry() {
    return entry;
  }

  @Override
  public Register mergeData(Register that) {
    return that.entry.supersedes(entry) ? that : this;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Register that && isSame(that);
  }

  /** Compares by the clocks, since a state's arrays have no equality of their own. */
  private boolean isSame(Register that) {
    return entry.getClass() == that.entry.getClass()
        && !entry.supersedes(that.entry)
        && !that.entry.supersedes(entry);
  }

  @Override
  public int hashCode() {
    return entry.getClass().hashCode();
  }
}
