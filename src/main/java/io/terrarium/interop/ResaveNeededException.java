package io.terrarium.interop;

import net.razorvine.pickle.PickleException;

/** The refusal of a checkpoint that could be read if Python saved it in another way. */
final class ResaveNeededException extends PickleException {

  private static final long serialVersionUID = 1;

  /**
   * @param reason why the file cannot be read
   * @param cure how to save it
   */
  ResaveNeededException(String reason, String cure) {
    super(reason + "; " + cure);
  }
}
