package io.terrarium.scb;

import io.terrarium.compute.Backend;
import io.terrarium.golden.Blocks;

/** The same golden values on the nd4j backend. */
class ScbGoldenNd4jTest extends ScbGoldenTest {

  @Override
  Backend open() {
    return Blocks.nd4j();
  }
}
