package io.terrarium.agent.dqn;

import io.terrarium.compute.Backend;
import io.terrarium.golden.Blocks;

/** The same golden values hold on the backend nd4j. */
class DqnGoldenNd4jTest extends DqnGoldenTest {

  @Override
  Backend open() {
    return Blocks.nd4j();
  }
}
