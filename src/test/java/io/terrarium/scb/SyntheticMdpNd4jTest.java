package io.terrarium.scb;

import io.terrarium.compute.Backend;
import io.terrarium.golden.Blocks;

/** The same cases on the nd4j backend. */
class SyntheticMdpNd4jTest extends SyntheticMdpTest {

  @Override
  Backend open() {
    return Blocks.nd4j();
  }
}
