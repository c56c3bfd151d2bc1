/**
 * The use cases without a command line: a run is started or followed, a result evaluated, an SCB
 * imported, a machine measured, a node hosted. The commands call them, and so may an application:
 *
 * <pre>{@code
 * UseCases terrarium = UseCases.load();
 * Nodes.Running node =
 *     terrarium.nodes().start(Nodes.Request.of("127.0.0.1", 0, List.of(), 2, Path.of("runs")));
 * ClusterContact cluster = ClusterContact.of("127.0.0.1", List.of(node.address()));
 * ExperimentSource experiment = ExperimentSource.file(Path.of("cartpole.conf"));
 * Evolution.Request request =
 *     Evolution.Request.here(experiment, Path.of("cartpole"), 2).in(cluster);
 * try (Evolution.Prepared run = terrarium.evolution().prepare(request)) {
 *   run.run(event -> System.out.println(event));
 * } finally {
 *   node.leave();
 * }
 * }</pre>
 *
 * Without {@code in(cluster)} this process computes the run. None of the libraries that only the
 * commands use is needed, and no class here writes to standard output or ends the JVM.
 */
package io.terrarium.app;
