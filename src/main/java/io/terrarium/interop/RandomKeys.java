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
 * Finds keys of JAX's random numbers, which a training state holds beside its parameters. A user
 * can save the file again without them, so the refusal says how.
 */
final class RandomKeys {

  /** A value of a tree, with its own name there or the name of the list that holds it. */
  private record Entry(String name, Object value) {

    /** Whether the value is a key; the arrays of a layer never are, whatever their type. */
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

  /** Whether {@code jax.random.key} creates objects of this class, whose module has moved once. */
  static boolean isClass(String global) {
    return global.startsWith("jax.") && global.endsWith(".PRNGKeyArray");
  }

  /**
   * Refuses a tree with keys of the old kind, which are arrays of unsigned integers.
   *
   * @throws ResaveNeededException if the tree has one
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
   * The refusal of a file with a key.
   *
   * @param what the name of the key in the file; empty where that is not known
   */
  static ResaveNeededException refusal(String what) {
    return new ResaveNeededException(
        "it holds a jax random key"
            + (what.isEmpty() ? "" : " (" + PickledText.shown(what) + ")")
            + " beside the parameters",
        "save the parameters alone, with pickle.dump({\"params\": tree[\"params\"]}, file)");
  }
}
