package io.terrarium.interop;

import net.razorvine.pickle.PickleException;

/** Says of a checkpoint that it could be read if Python saved it in another way, and in which. */
final class SavedOtherwise extends PickleException {

  private static final long serialVersionUID = 1;

  SavedOtherwise(String reason, String cure) {
    super(reason + "; " + cure);
  }
}
