package io.terrarium.cluster.replica;

/**
 * The status of a cluster's run. Of two copies at the same generation, the one with the later
 * status counts.
 */
public enum RunStatus {
  /** Work is leased, or will be once there are workers. */
  GOING,
  /** It was asked to stop; it can be taken up again. */
  STOPPED,
  /** It could not go on; it can be taken up again. */
  FAILED,
  /** Its last generation is done, or its stop condition holds. */
  COMPLETED
}
