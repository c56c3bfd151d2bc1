package io.terrarium.cli;

import io.terrarium.cluster.ClusterClient;
import io.terrarium.cluster.ClusterMember;
import io.terrarium.cluster.ClusterReport;
import io.terrarium.cluster.ClusterReport.SiteReport;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code terrarium status}. */
@Command(
    name = "status",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    header = "Show a cluster and its run.",
    description = {
      "",
      "Any node may be asked: it says which nodes it sees, and how the run stands: its generation, what each node computes "
          + "with and how fast (candidates a second, a number a worker), and how many candidates were given out again because "
          + "a worker was lost, slow, or failed.",
      ""
    },
    footerHeading = "%nExample:%n",
    footer = "  terrarium status --join 127.0.0.1:25520")
final class Status implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Mixin private JoinOptions join;

  @Option(names = "--json", description = "Print it as JSON.")
  private boolean json;

  @Override
  public Integer call() {
    try (ClusterClient client = join.required(spec).connect()) {
      List<ClusterMember> members = client.members();
      ClusterReport run = client.progress(Long.MAX_VALUE).report();
      PrintWriter out = spec.commandLine().getOut();
      out.println(json ? Json.of(ClusterJson.of(members, run)) : text(members, run));
      out.flush();
      return ExitCode.OK;
    }
  }

  static String text(List<ClusterMember> members, ClusterReport run) {
    return members(members) + "\n\n" + run(run);
  }

  private static String members(List<ClusterMember> members) {
    return new Table(
            List.of("node", "status", "reachable", "roles"),
            members.stream()
                .map(
                    member ->
                        List.of(
                            member.address(),
                            member.status(),
                            member.reachable() ? "yes" : "no",
                            String.join(" ", member.roles())))
                .toList())
        .render();
  }

  private static String run(ClusterReport run) {
    if (run.name().isEmpty()) {
      return "no run yet; `terrarium evolve CONFIG --join HOST:PORT` begins one.";
    }
    String sites =
        run.sites().isEmpty()
            ? ""
            : "\n\n"
                + new Table(
                        List.of("node", "devices", "candidates/s"),
                        run.sites().stream().map(Status::row).toList())
                    .render()
                + refusals(run.sites());
    return "run %s on %s: %s%s, %s, %d given out again%s"
        .formatted(
            run.name(),
            run.host(),
            run.standing().name().toLowerCase(Locale.ROOT),
            run.sentence().map(why -> " (" + why + ")").orElse(""),
            place(run),
            run.redone(),
            sites);
  }

  private static String place(ClusterReport run) {
    return run.isOver()
        ? "%d generations".formatted(run.generation())
        : "generation %d, %s %d/%d done"
            .formatted(run.generation() + 1, run.algorithm(), run.done(), run.total());
  }

  private static List<String> row(SiteReport site) {
    return List.of(
        site.address(),
        site.refusal().isPresent() ? "none" : String.join(" ", site.devices()),
        String.join(" ", site.unitsPerSecond().stream().map(Numbers::one).toList()));
  }

  /** A line for each reason, however many nodes have it: it is too long for a column. */
  private static String refusals(List<SiteReport> sites) {
    Map<String, List<String>> nodes =
        sites.stream()
            .filter(site -> site.refusal().isPresent())
            .collect(
                Collectors.groupingBy(
                    site -> site.refusal().orElseThrow(),
                    LinkedHashMap::new,
                    Collectors.mapping(SiteReport::address, Collectors.toList())));
    return nodes.entrySet().stream()
        .map(each -> "\n%s: %s".formatted(String.join(", ", each.getValue()), each.getKey()))
        .collect(Collectors.joining());
  }
}
