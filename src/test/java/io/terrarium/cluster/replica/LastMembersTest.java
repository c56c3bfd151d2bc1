package io.terrarium.cluster.replica;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.terrarium.file.BadInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a node remembers of its cluster. */
class LastMembersTest {

  @TempDir Path folder;

  @Test
  void a_node_that_was_in_no_cluster_waits_for_itself_only() {
    LastMembers last = again();
    assertThat(last.areBack()).isFalse();
    last.up("a:1");
    assertThat(last.areBack()).isTrue();
  }

  @Test
  void one_of_three_waits_for_a_second() {
    up(again(), "a:1", "b:1", "c:1");
    LastMembers last = again();
    assertThat(last.all()).containsExactly("a:1", "b:1", "c:1");
    last.up("a:1");
    assertThat(last.areBack()).isFalse();
    last.up("c:1");
    assertThat(last.areBack()).isTrue();
  }

  @Test
  void a_wait_is_not_forgotten_by_another_restart() {
    up(again(), "a:1", "b:1", "c:1");
    again().up("a:1");
    LastMembers last = again();
    last.up("a:1");
    assertThat(last.areBack()).isFalse();
  }

  @Test
  void who_was_taken_out_while_others_went_on_is_not_waited_for() {
    LastMembers before = again();
    up(before, "a:1", "b:1");
    before.removed("b:1");
    assertThat(before.areBack()).isTrue();
    LastMembers last = again();
    assertThat(last.all()).containsExactly("a:1");
    last.up("a:1");
    assertThat(last.areBack()).isTrue();
  }

  @Test
  void nodes_may_come_back_at_other_addresses_and_only_those_are_then_remembered() {
    up(again(), "a:1", "b:1", "c:1");
    up(again(), "a:2", "b:2");
    assertThat(again().all()).containsExactly("a:2", "b:2");
  }

  @Test
  void lines_that_name_no_node_are_passed_over() throws IOException {
    Files.writeString(folder.resolve("members"), "a:1\n\nnonsense\nb:\n");
    assertThat(again().all()).isEqualTo(List.of("a:1"));
  }

  @Test
  void a_file_that_cannot_be_read_is_refused_in_a_sentence() throws IOException {
    Path file = Files.createDirectory(folder.resolve("members"));
    assertThatThrownBy(this::again)
        .isInstanceOf(BadInput.class)
        .hasMessageStartingWith(file + " cannot be read (")
        .hasMessageEndingWith("take it away, and start this node after the others.");
  }

  private LastMembers again() {
    return LastMembers.in(folder);
  }

  private static void up(LastMembers last, String... nodes) {
    List.of(nodes).forEach(last::up);
  }
}
