package io.terrarium;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.Architectures;
import io.terrarium.compute.BackendProvider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds the design's table of packages: who may use whom, and who may not compute with what. */
@AnalyzeClasses(packages = "io.terrarium", importOptions = DoNotIncludeTests.class)
class LayeringTest {

  /**
   * From the roof to the ground. A package may use those of the floors below its own, and none of
   * its own floor: algorithms do not see each other, nor do the backends.
   */
  private static final List<List<String>> FLOORS =
      List.of(
          List.of("cli"),
          List.of("app"),
          List.of("ops", "cluster.wire"),
          List.of("cluster"),
          List.of("cluster.replica"),
          List.of("engine", "interop", "report"),
          List.of("run", "trial"),
          List.of("experiment", "engine.format"),
          List.of("task"),
          List.of("meta", "agent.ppo", "agent.dqn", "agent.sac", "agent.ddpg"),
          List.of("result", "agent.learn", "agent.play"),
          List.of("agent", "scb", "env.classic"),
          List.of("env", "nn", "strategy", "compute.simd", "compute.nd4j"),
          List.of("compute", "compute.simd.kernel", "cluster.address", "hocon", "registry"),
          List.of("math", "stats", "file"));

  private static final Path SOURCES = Path.of("src/main/java/io/terrarium");

  /** Methods of {@code Math} whose results differ between processors. */
  private static final Set<String> INEXACT =
      Set.of(
          "exp", "expm1", "log", "log10", "log1p", "sin", "cos", "tan", "asin", "acos", "atan",
          "atan2", "sinh", "cosh", "tanh", "pow", "cbrt", "hypot");

  @ArchTest static final ArchRule packages_depend_only_downwards = layers();

  @ArchTest
  static final ArchRule every_class_has_a_floor =
      classes()
          .that()
          .resideOutsideOfPackages("io.terrarium..proto..", "io.terrarium.report.tensorboard..")
          .should()
          .resideInAnyPackage(
              rooms(FLOORS).stream().map(name -> "io.terrarium." + name).toArray(String[]::new));

  @ArchTest
  static final ArchRule only_the_simd_backend_touches_the_vector_module =
      only("io.terrarium.compute.simd..", "jdk.incubator.vector..");

  @ArchTest
  static final ArchRule only_the_nd4j_backend_touches_nd4j =
      only("io.terrarium.compute.nd4j..", "org.nd4j..", "org.bytedeco..");

  @ArchTest
  static final ArchRule only_ops_touches_http_and_prometheus =
      only("io.terrarium.ops..", "akka.http..", "akka.management..", "io.prometheus..");

  @ArchTest
  static final ArchRule only_interop_touches_the_readers_of_foreign_formats =
      only("io.terrarium.interop..", "net.razorvine..", "org.snakeyaml..");

  /** An application that embeds the library has commands, and a log, of its own. */
  @ArchTest
  static final ArchRule only_the_command_line_touches_its_libraries =
      only("io.terrarium.cli..", "picocli..", "me.tongfei..", "ch.qos.logback..");

  /** An application that embeds the library decides itself when its JVM ends. */
  @ArchTest
  static final ArchRule only_the_command_line_ends_the_jvm =
      noClasses()
          .that()
          .resideOutsideOfPackage("io.terrarium.cli..")
          .should()
          .callMethod(System.class, "exit", int.class)
          .orShould()
          .callMethod(Runtime.class, "exit", int.class)
          .orShould()
          .callMethod(Runtime.class, "halt", int.class)
          .orShould()
          .callMethod(
              Thread.class,
              "setDefaultUncaughtExceptionHandler",
              Thread.UncaughtExceptionHandler.class);

  @ArchTest
  static final ArchRule nobody_else_names_the_simd_backend =
      only("io.terrarium.compute.simd..", "io.terrarium.compute.simd..");

  @ArchTest
  static final ArchRule nobody_else_names_the_nd4j_backend =
      only("io.terrarium.compute.nd4j..", "io.terrarium.compute.nd4j..");

  @ArchTest
  static final ArchRule algorithms_networks_and_environments_name_no_backend =
      noClasses()
          .that()
          .resideInAnyPackage(
              "io.terrarium.agent..",
              "io.terrarium.nn..",
              "io.terrarium.env..",
              "io.terrarium.scb..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("io.terrarium.compute.*..")
          .orShould()
          .dependOnClassesThat()
          .areAssignableTo(BackendProvider.class);

  @ArchTest
  static final ArchRule what_registers_the_nd4j_backend_loads_nothing_of_nd4j =
      noClasses()
          .that()
          .areAssignableTo(BackendProvider.class)
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.nd4j..");

  @ArchTest
  static final ArchRule functions_that_differ_between_processors_are_not_used =
      noClasses()
          .should()
          .callMethodWhere(describe("an inexact method of Math", LayeringTest::isInexact));

  @ArchTest
  static final ArchRule the_engine_has_no_numerics =
      noClasses()
          .that()
          .resideInAnyPackage("io.terrarium.engine..", "io.terrarium.cluster..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("io.terrarium.agent..", "io.terrarium.nn..", "io.terrarium.scb..");

  /** A newcomer reads the list of a room at a glance; a command is a file, so those have more. */
  @Test
  void no_room_but_that_of_the_commands_has_more_files_than_a_screen_shows() throws IOException {
    try (Stream<Path> files = Files.walk(SOURCES)) {
      Map<Path, Long> rooms =
          files
              .filter(file -> file.toString().endsWith(".java"))
              .collect(Collectors.groupingBy(Path::getParent, Collectors.counting()));
      rooms.remove(SOURCES.resolve("cli"));
      assertThat(rooms)
          .isNotEmpty()
          .allSatisfy((room, count) -> assertThat(count).isLessThanOrEqualTo(35));
    }
  }

  private static ArchRule only(String user, String... used) {
    return noClasses()
        .that()
        .resideOutsideOfPackage(user)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(used);
  }

  private static ArchRule layers() {
    Architectures.LayeredArchitecture architecture =
        Architectures.layeredArchitecture().consideringOnlyDependenciesInLayers();
    for (String name : rooms(FLOORS)) {
      architecture = architecture.layer(name).definedBy("io.terrarium." + name);
    }
    for (int floor = 1; floor < FLOORS.size(); floor++) {
      String[] above = rooms(FLOORS.subList(0, floor)).toArray(String[]::new);
      for (String name : FLOORS.get(floor)) {
        architecture = architecture.whereLayer(name).mayOnlyBeAccessedByLayers(above);
      }
    }
    return architecture.whereLayer("cli").mayNotBeAccessedByAnyLayer();
  }

  private static List<String> rooms(List<List<String>> floors) {
    return floors.stream().flatMap(List::stream).toList();
  }

  private static boolean isInexact(JavaCall<?> call) {
    return call.getTargetOwner().isEquivalentTo(Math.class)
        && INEXACT.contains(call.getTarget().getName());
  }
}
