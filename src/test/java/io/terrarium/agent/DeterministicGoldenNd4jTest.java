package io.terrarium.agent;

import io.terrarium.compute.Backend;
import io.terrarium.golden.Blocks;

/** The same golden values hold on the backend nd4j. */
class DeterministicGoldenNd4jTest extends DeterministicGoldenTest {

  @Override
  Backend open() {
    return Blocks.nd4j();
  }
}
