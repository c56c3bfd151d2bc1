package io.terrarium.interop;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Finds the keys of JAX's random numbers that a training state holds beside its parameters. A user
 * can save the file again without them, so the refusal says how.
 */
final class RandomKeys {

  /** A value of a tree, and the name that it or what holds it has there. */
  private record Entry(String name, Object value) {

    /** The arrays of a layer are never keys, whatever their type. */
    boolean isKey() {
      return value instanceof NumpyArray array
          && array.isRandomKey()
          && !name.equals("kernel")
          && !name.equals("bias");
    }

    Stream<Entry> inside() {
      if (value instanceof Map<?, ?> dictionary) {
        return dictionary.entrySet().stream()
            .map(each -> new Entry((String) each.getKey(), each.getValue()));
      }
      if (value instanceof List<?> list) {
        return list.stream().map(each -> new Entry(name, each));
      }
      return value instanceof Object[] tuple
          ? Arrays.stream(tuple).map(each -> new Entry(name, each))
          : Stream.empty();
    }
  }

  private RandomKeys() {}

  /** Whether a class of Python is what {@code jax.random.key} makes; its module has moved once. */
  static boolean isClass(String global) {
    return global.startsWith("jax.") && global.endsWith(".PRNGKeyArray");
  }

  /**
   * Sees that a tree has no keys of the old kind, which are arrays of unsigned integers.
   *
   * @throws SavedOtherwise where it has one
   */
  static void requireNone(Object root) {
    Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    Deque<Entry> open = new ArrayDeque<>(List.of(new Entry("", root)));
    while (!open.isEmpty()) {
      Entry entry = open.pop();
      if (entry.isKey()) {
        throw refusal(entry.name());
      }
      if (seen.add(entry.value())) {
        entry.inside().forEach(open::push);
      }
    }
  }

  /**
   * What a file with such a key is refused with.
   *
   * @param what it is called there, empty where that is not known
   */
  static SavedOtherwise refusal(String what) {
    return new SavedOtherwise(
        "it holds a jax random key"
            + (what.isEmpty() ? "" : " (" + PickledText.shown(what) + ")")
            + " beside the parameters",
        "save these alone, with pickle.dump({\"params\": tree[\"params\"]}, file)");
  }
}
