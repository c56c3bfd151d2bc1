package io.terrarium.process;

import java.util.List;

/** Where the nodes of a test reach each other. */
interface Network extends AutoCloseable {

  /** The address of a node, without its port. */
  String host(int node);

  /** The port that a node listens on, the same for its whole life. */
  int port(int node);

  /** What starts a program there where a node is. */
  List<String> entering(int node);

  /** Where those are who talk to the nodes. */
  String clientHost();

  List<String> enteringClient();

  @Override
  void close();
}
