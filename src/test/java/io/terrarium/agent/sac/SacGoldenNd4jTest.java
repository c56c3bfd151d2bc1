package io.terrarium.agent.sac;

import io.terrarium.compute.Backend;
import io.terrarium.golden.Blocks;

/** The same golden values hold on the backend nd4j. */
class SacGoldenNd4jTest extends SacGoldenTest {

  @Override
  Backend open() {
    return Blocks.nd4j();
  }
}
