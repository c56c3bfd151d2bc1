package io.terrarium.interop;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.razorvine.pickle.IObjectConstructor;
import net.razorvine.pickle.Opcodes;
import net.razorvine.pickle.PickleException;
import net.razorvine.pickle.PickleUtils;
import net.razorvine.pickle.Unpickler;

/**
 * Reads a pickle of protocol 4 or 5 that is made of what a published checkpoint is made of:
 * strings, integers, bytes, tuples, dictionaries with names for keys, and the few classes of {@link
 * PythonGlobals}. Every other instruction is refused, so that a file can have nothing made that it
 * was not read from: no objects by name, no method by reflection, no memory that the file does not
 * fill.
 */
final class CheckpointUnpickler extends Unpickler {

  @Override
  protected Object dispatch(short opcode) throws IOException {
    switch (opcode) {
      case Opcodes.PROTO,
          Opcodes.FRAME,
          Opcodes.MARK,
          Opcodes.MEMOIZE,
          Opcodes.BINGET,
          Opcodes.LONG_BINGET,
          Opcodes.NONE,
          Opcodes.NEWTRUE,
          Opcodes.NEWFALSE,
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
        requireLengthThere();
        return super.dispatch(opcode);
      }
      case Opcodes.EMPTY_DICT -> stack.add(new LinkedHashMap<String, Object>());
      case Opcodes.SETITEM -> setItem();
      case Opcodes.SETITEMS -> setItems();
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

  /** The library makes room for what a length says before it reads; see that it is there. */
  private void requireLengthThere() throws IOException {
    input.mark(Integer.BYTES);
    int length = PickleUtils.bytes_to_integer(PickleUtils.readbytes(input, Integer.BYTES));
    if (length < 0 || length > input.available()) {
      throw new PickleException("it ends within a value");
    }
    input.reset();
  }

  private void setItem() {
    Object value = stack.pop();
    Object key = stack.pop();
    put(dictionary(), key, value);
  }

  private void setItems() {
    List<Object> items = stack.pop_all_since_marker();
    Map<String, Object> dictionary = dictionary();
    for (int i = 0; i < items.size(); i += 2) {
      put(dictionary, items.get(i), items.get(i + 1));
    }
  }

  /** Names alone: a dictionary as a key would be hashed with all that is in it, itself perhaps. */
  private static void put(Map<String, Object> dictionary, Object key, Object value) {
    if (!(key instanceof String name)) {
      throw new PickleException("it has a dictionary with a key that is no name");
    }
    dictionary.put(name, value);
  }

  @SuppressWarnings("unchecked") // all maps here are of EMPTY_DICT
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
    ((Stateful) stack.peek()).setState(state);
  }
}
