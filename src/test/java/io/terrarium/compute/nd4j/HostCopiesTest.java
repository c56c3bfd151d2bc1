package io.terrarium.compute.nd4j;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** The way of a card's memory is tried on the CPU's. */
class HostCopiesTest {

  @BeforeAll
  static void load() {
    Library.load();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void parts_are_written_and_read(boolean direct) {
    INDArray whole = Nd4j.create(DataType.FLOAT, 2, 2, 3);
    HostCopies copies = direct ? new DirectCopies(whole) : new ArrayCopies(whole);
    copies.write(new float[] {9, 1, 2, 3, 9}, 1, 4, 3);
    assertThat(whole.getFloat(0, 1, 1)).isEqualTo(1);
    assertThat(whole.getFloat(1, 0, 0)).isEqualTo(3);
    float[] read = new float[5];
    copies.read(3, read, 1, 4);
    assertThat(read).containsExactly(0, 0, 1, 2, 3);
  }
}
