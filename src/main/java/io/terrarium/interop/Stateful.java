package io.terrarium.interop;

/** What Python makes empty and then gives its state: {@code __setstate__}. */
interface Stateful {

  void setState(Object[] state);
}
