package io.terrarium.compute.nd4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.terrarium.compute.Backend;
import io.terrarium.compute.Block;
import io.terrarium.golden.Blocks;
import org.bytedeco.javacpp.Pointer;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;

class NdArraysTest {

  @Test
  void a_population_goes_there_and_back() {
    float[][] population = {{1, 2, 3}, {4, 5, 6}};
    INDArray array = NdArrays.of(population);
    assertThat(array.shape()).containsExactly(2, 3);
    assertThat(NdArrays.rows(array)).isDeepEqualTo(population);
    assertThat(NdArrays.numbers(array.transpose())).containsExactly(1, 4, 2, 5, 3, 6);
  }

  @Test
  void nd4j_is_loaded_without_the_limits_that_javacpp_takes_from_the_heap() {
    NdArrays.of(new float[] {1});
    assertThat(Pointer.maxBytes()).isZero();
    assertThat(Pointer.maxPhysicalBytes()).isZero();
  }

  @Test
  void blocks_of_either_backend_are_arrays() {
    for (Backend backend : new Backend[] {Blocks.backend(), Blocks.nd4j()}) {
      Block block = backend.block(2, 2);
      NdArrays.write(NdArrays.of(new float[] {1, 2, 3, 4}).reshape(1, 2, 2), block);
      assertThat(Blocks.read(block)).containsExactly(1, 2, 3, 4);
      assertThat(NdArrays.of(block, 1).shape()).containsExactly(1, 2, 2);
      assertThat(NdArrays.numbers(NdArrays.of(block, 1))).containsExactly(1, 2, 3, 4);
    }
  }

  @Test
  void numbers_that_do_not_fit_a_block_are_refused() {
    Block block = Blocks.nd4j().block(2, 2);
    assertThatThrownBy(() -> NdArrays.write(NdArrays.of(new float[][] {{1, 2}}), block))
        .hasMessage("a block of 4 numbers an agent cannot take 2 of 1 agents");
  }
}
