package io.terrarium.cluster.replica;

/**
 * Whether a cluster's run goes on; of two that know of the same generation, the later one counts.
 */
public enum RunStatus {
  /** Work is handed out, or will be once there are workers. */
  GOING,
  /** It was asked to stop; it can be taken up again. */
  STOPPED,
  /** It could not go on; it can be taken up again. */
  FAILED,
  /** Its last generation is done, or its stop condition holds. */
  COMPLETED
}
