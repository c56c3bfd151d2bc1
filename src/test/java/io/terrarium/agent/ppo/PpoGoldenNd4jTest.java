package io.terrarium.agent.ppo;

import io.terrarium.compute.Backend;
import io.terrarium.golden.Blocks;

/** The same golden values hold on the backend nd4j. */
class PpoGoldenNd4jTest extends PpoGoldenTest {

  @Override
  Backend open() {
    return Blocks.nd4j();
  }
}
