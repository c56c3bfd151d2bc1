package io.terrarium.interop;

/** An object that Python creates empty and then fills, with {@code __setstate__}. */
interface RestorableObject {

  /** Takes the state, a tuple that depends on the class. */
  void setState(Object[] state);
}
