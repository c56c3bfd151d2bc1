package io.terrarium.cluster.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.terrarium.cluster.ClusterReport;
import io.terrarium.cluster.Gateway;
import io.terrarium.cluster.replica.ClusterRun;
import io.terrarium.cluster.replica.GenerationBlock;
import io.terrarium.cluster.replica.Register;
import io.terrarium.cluster.replica.RegisterFormat;
import io.terrarium.cluster.replica.RunStatus;
import io.terrarium.meta.RunState;
import io.terrarium.run.FinishedGeneration;
import io.terrarium.run.GenerationRecord;
import io.terrarium.run.Timing;
import io.terrarium.strategy.SearchState;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Nothing but the strategy's state may be large on the wire. */
class MessageSizeTest {

  private static final int SMALL = 64 * 1024;

  @Test
  void a_full_block_is_small() {
    Register block = new Register(new GenerationBlock(generations(GenerationBlock.FULL)));
    assertThat(RegisterFormat.write(block).getSerializedSize()).isLessThan(SMALL);
  }

  @Test
  void a_report_of_a_long_run_is_small_and_its_next_pages_go_on_where_it_ends() {
    Gateway.Report first = Gateway.Report.page(report(), generations(5000), 0);
    assertThat(ClientFormat.write(first).getSerializedSize()).isLessThan(SMALL);
    int told = first.generations().size();
    Gateway.Report second = Gateway.Report.page(report(), generations(5000), told);
    assertThat(second.generations().get(0).record().generation()).isEqualTo(told);
  }

  private static ClusterReport report() {
    return new ClusterReport(
        0,
        "",
        "192.168.100.100:25520",
        RunStatus.COMPLETED,
        Optional.empty(),
        0,
        "",
        0,
        0,
        0,
        List.of());
  }

  @Test
  void a_state_is_told_in_small_parts_that_are_the_whole() {
    ClusterRun run = run(100_000);
    int whole = RegisterFormat.write(new Register(run)).getSerializedSize();
    int read = 0;
    while (read < whole) {
      Gateway.StatePart part = Gateway.StatePart.of(run, read);
      assertThat(ClientFormat.write(part).getSerializedSize()).isLessThan(SMALL);
      assertThat(part.size()).isEqualTo(whole);
      assertThat(part.from()).isEqualTo(read);
      read += part.bytes().length;
    }
    assertThat(read).isEqualTo(whole);
  }

  private static ClusterRun run(int dimensions) {
    SearchState search = new SearchState(new float[dimensions], new float[dimensions]);
    RunState state = new RunState(7, search, 0);
    return new ClusterRun(
        1, 1, "run", "", "build", state, GenerationBlock.EMPTY, RunStatus.GOING, "");
  }

  private static List<FinishedGeneration> generations(long n) {
    return LongStream.range(0, n).mapToObj(MessageSizeTest::generation).toList();
  }

  /** As long as one may be: five algorithms are scored. */
  private static FinishedGeneration generation(long number) {
    GenerationRecord record =
        new GenerationRecord(
            number,
            "an-algorithm-of-a-plugin",
            1_000_000,
            -1.5f,
            -2.5f,
            3.5f,
            100,
            0.1f,
            Collections.nCopies(5, 123.5f),
            Long.MAX_VALUE);
    return new FinishedGeneration(
        record,
        new Timing(
            Optional.of(Instant.ofEpochMilli(Long.MAX_VALUE)),
            1234.5,
            Long.MAX_VALUE,
            OptionalInt.of(Integer.MAX_VALUE)));
  }
}
