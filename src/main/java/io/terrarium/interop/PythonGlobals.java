package io.terrarium.interop;

import java.util.Map;
import net.razorvine.pickle.IObjectConstructor;
import net.razorvine.pickle.PickleException;

/** The classes and functions of Python that a checkpoint may name, and what they create here. */
final class PythonGlobals {

  private static final IObjectConstructor NEW_ARRAY = arguments -> new NumpyArray();

  private static final Map<String, IObjectConstructor> ALL =
      Map.of(
          "flax.core.frozen_dict.FrozenDict",
          PythonGlobals::frozenDict,
          "jax._src.array._reconstruct_array",
          PythonGlobals::jaxArray,
          "numpy.core.multiarray._reconstruct",
          NEW_ARRAY,
          // NumPy 2 has moved it to numpy._core.
          "numpy._core.multiarray._reconstruct",
          NEW_ARRAY,
          "numpy.core.numeric._frombuffer",
          NumpyArray::ofBuffer,
          "numpy._core.numeric._frombuffer",
          NumpyArray::ofBuffer,
          "numpy.ndarray",
          NEW_ARRAY,
          "numpy.dtype",
          arguments -> new NumpyType((String) arguments[0]),
          "_codecs.encode",
          PythonGlobals::encoded);

  private PythonGlobals() {}

  /**
   * The constructor of what a name stands for.
   *
   * @param name module and name
   * @throws PickleException if no checkpoint needs it
   */
  static IObjectConstructor named(String name) {
    IObjectConstructor constructor = ALL.get(name);
    if (RandomKeys.isClass(name)) {
      throw RandomKeys.refusal("");
    }
    if (constructor == null) {
      throw new PickleException(
          "it asks for " + PickledText.shown(name) + ", which no checkpoint needs");
    }
    return constructor;
  }

  private static Object frozenDict(Object[] arguments) {
    return (Map<?, ?>) arguments[0];
  }

  /** Takes {@code (text, encoding)}, which stands for bytes in protocols that have no bytes. */
  private static Object encoded(Object[] arguments) {
    if (arguments.length != 2 || !"latin1".equals(arguments[1])) {
      throw new PickleException("it has text in another encoding than latin1");
    }
    return new ArrayBytes.Encoded((String) arguments[0]);
  }

  /**
   * Takes {@code (constructor of a NumPy array, its arguments, the array's state, JAX's state)}.
   */
  private static Object jaxArray(Object[] arguments) {
    if (arguments[0] != NEW_ARRAY) {
      throw new PickleException("it has an array of JAX that does not hold an array of NumPy");
    }
    NumpyArray array = new NumpyArray();
    array.setState((Object[]) arguments[2]);
    return array;
  }
}
