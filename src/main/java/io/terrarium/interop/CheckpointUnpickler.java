package io.terrarium.interop;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.razorvine.pickle.IObjectConstructor;
import net.razorvine.pickle.Opcodes;
import net.razorvine.pickle.PickleException;
import net.razorvine.pickle.PickleUtils;
import net.razorvine.pickle.Unpickler;

/**
 * A reader of pickles that knows only what a published checkpoint consists of, in protocols 0 to 5:
 * strings, integers, bytes, tuples, lists, dictionaries with names for keys, and the few classes of
 * {@link PythonGlobals}. It refuses every other instruction, because a pickle may come from anyone:
 * no file can create an object by its class name, call a method by reflection, or take memory that
 * it does not fill.
 */
final class CheckpointUnpickler extends Unpickler {

  @Override
  protected Object dispatch(short opcode) throws IOException {
    switch (opcode) {
      case Opcodes.PROTO,
          Opcodes.FRAME,
          Opcodes.MARK,
          Opcodes.MEMOIZE,
          Opcodes.PUT,
          Opcodes.BINPUT,
          Opcodes.LONG_BINPUT,
          Opcodes.GET,
          Opcodes.BINGET,
          Opcodes.LONG_BINGET,
          Opcodes.NONE,
          Opcodes.NEWTRUE,
          Opcodes.NEWFALSE,
          Opcodes.INT,
          Opcodes.BININT,
          Opcodes.BININT1,
          Opcodes.BININT2,
          Opcodes.SHORT_BINUNICODE,
          Opcodes.SHORT_BINBYTES,
          Opcodes.EMPTY_TUPLE,
          Opcodes.TUPLE1,
          Opcodes.TUPLE2,
          Opcodes.TUPLE3,
          Opcodes.TUPLE,
          Opcodes.STOP -> {
        return super.dispatch(opcode);
      }
      case Opcodes.BINUNICODE, Opcodes.BINBYTES -> {
        requireThere(Integer.BYTES);
        return super.dispatch(opcode);
      }
      case Opcodes.BYTEARRAY8 -> {
        requireThere(Long.BYTES);
        return super.dispatch(opcode);
      }
      case Opcodes.READONLY_BUFFER, Opcodes.NEXT_BUFFER -> throw withoutItsBytes();
      case Opcodes.UNICODE -> stack.add(RawUnicodeEscape.decoded(PickleUtils.readline(input)));
      case Opcodes.EMPTY_LIST -> stack.add(new ArrayList<>());
      case Opcodes.LIST -> stack.add(stack.pop_all_since_marker());
      case Opcodes.APPEND -> append(Collections.singletonList(stack.pop()));
      case Opcodes.APPENDS -> append(stack.pop_all_since_marker());
      case Opcodes.EMPTY_DICT -> stack.add(new LinkedHashMap<String, Object>());
      case Opcodes.DICT -> newDictionary();
      case Opcodes.SETITEM -> setItem();
      case Opcodes.SETITEMS -> setItems();
      case Opcodes.GLOBAL ->
          stack.add(
              PythonGlobals.named(PickleUtils.readline(input) + "." + PickleUtils.readline(input)));
      case Opcodes.STACK_GLOBAL -> global();
      case Opcodes.REDUCE -> reduce();
      case Opcodes.BUILD -> build();
      default ->
          throw new PickleException(
              "it has the pickle instruction 0x%02x, which no published checkpoint has"
                  .formatted(opcode));
    }
    return NO_RETURN_VALUE;
  }

  /**
   * Refuses a length beyond the end of the file, because the library makes room for a value before
   * it reads the value.
   */
  private void requireThere(int bytesOfLength) throws IOException {
    input.mark(bytesOfLength);
    byte[] read = PickleUtils.readbytes(input, bytesOfLength);
    long length =
        bytesOfLength == Long.BYTES
            ? PickleUtils.bytes_to_long(read, 0)
            : PickleUtils.bytes_to_integer(read);
    if (length < 0 || length > input.available()) {
      throw new PickleException("it ends within a value");
    }
    input.reset();
  }

  private static ResaveNeededException withoutItsBytes() {
    return new ResaveNeededException(
        "the numbers of its arrays went to a buffer_callback and are not in the file",
        "save it without a buffer_callback, with pickle.dump(tree, file)");
  }

  @SuppressWarnings("unchecked") // all lists here are of EMPTY_LIST or LIST
  private void append(List<Object> elements) {
    ((List<Object>) stack.peek()).addAll(elements);
  }

  private void newDictionary() {
    List<Object> items = stack.pop_all_since_marker();
    stack.add(new LinkedHashMap<String, Object>());
    put(items);
  }

  private void setItem() {
    Object value = stack.pop();
    Object key = stack.pop();
    put(dictionary(), key, value);
  }

  private void setItems() {
    put(stack.pop_all_since_marker());
  }

  private void put(List<Object> items) {
    Map<String, Object> dictionary = dictionary();
    for (int i = 0; i < items.size(); i += 2) {
      put(dictionary, items.get(i), items.get(i + 1));
    }
  }

  /**
   * Takes names only as keys. A dictionary as a key would be hashed with everything in it, which
   * may be the dictionary itself.
   */
  private static void put(Map<String, Object> dictionary, Object key, Object value) {
    if (!(key instanceof String name)) {
      throw new PickleException("it has a dictionary with a key that is not a name");
    }
    dictionary.put(name, value);
  }

  @SuppressWarnings("unchecked") // all maps here are of EMPTY_DICT or DICT
  private Map<String, Object> dictionary() {
    return (Map<String, Object>) stack.peek();
  }

  private void global() {
    String name = (String) stack.pop();
    String module = (String) stack.pop();
    stack.add(PythonGlobals.named(module + "." + name));
  }

  private void reduce() {
    Object[] arguments = (Object[]) stack.pop();
    IObjectConstructor constructor = (IObjectConstructor) stack.pop();
    stack.add(constructor.construct(arguments));
  }

  private void build() {
    Object[] state = (Object[]) stack.pop();
    ((RestorableObject) stack.peek()).setState(state);
  }
}
