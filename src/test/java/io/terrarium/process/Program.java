package io.terrarium.process;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/** Terrarium as a process of its own: the command line up to Terrarium's own arguments. */
public record Program(List<String> command) {

  /** The launcher's own, so that what is shown here holds for what users run. */
  private static final List<String> OPTIONS = List.of("@jvm.options");

  private static final List<String> VECTORS = List.of("--add-modules", "jdk.incubator.vector");

  private static final Path HOME = Path.of(System.getProperty("java.home"));
  private static final List<String> CLASS_PATH =
      List.of(System.getProperty("java.class.path").split(File.pathSeparator));

  public Program {
    command = List.copyOf(command);
  }

  /** In a JVM like this one, with so much more among its options. */
  static Program with(String... options) {
    return in(HOME, joined(VECTORS, List.of(options)), CLASS_PATH);
  }

  /** In a JVM like this one, but without the vector module. */
  static Program withoutVectors() {
    return in(HOME, List.of(), CLASS_PATH);
  }

  /** In a JVM like this one, but without ND4J and what it brings. */
  static Program withoutNd4j() {
    return in(HOME, VECTORS, CLASS_PATH.stream().filter(Program::isNotOfNd4j).toList());
  }

  private static boolean isNotOfNd4j(String entry) {
    return Stream.of("nd4j", "bytedeco").noneMatch(group -> entry.contains("/" + group + "/"));
  }

  /** In a JVM like this one, but without these artifacts of Maven. */
  static Program without(Collection<String> artifacts) {
    return in(HOME, VECTORS, classPathWithout(artifacts));
  }

  private static List<String> classPathWithout(Collection<String> artifacts) {
    return CLASS_PATH.stream()
        .filter(entry -> artifacts.stream().noneMatch(each -> entry.contains("/" + each + "/")))
        .toList();
  }

  /** In the JVM of another JDK. */
  static Program of(Path jdk) {
    return in(jdk, VECTORS, CLASS_PATH);
  }

  /** Another program of the tests' class path, in a JVM like this one with these options. */
  public static Program of(Class<?> main, String... options) {
    return of(main, List.of(options), CLASS_PATH);
  }

  /** Another program of the tests' class path, without these artifacts of Maven. */
  static Program of(Class<?> main, Collection<String> without) {
    return of(main, VECTORS, classPathWithout(without));
  }

  private static Program of(Class<?> main, List<String> options, List<String> classPath) {
    List<String> java = List.of(HOME.resolve("bin").resolve("java").toString());
    List<String> rest = List.of("-cp", String.join(File.pathSeparator, classPath), main.getName());
    return new Program(joined(joined(java, options), rest));
  }

  private static Program in(Path jdk, List<String> options, List<String> classPath) {
    List<String> java = List.of(jdk.resolve("bin").resolve("java").toString());
    List<String> main =
        List.of("-cp", String.join(File.pathSeparator, classPath), "io.terrarium.cli.Main");
    return new Program(joined(joined(java, OPTIONS), joined(options, main)));
  }

  /** Started by another program, which becomes it. */
  public Program behind(List<String> prefix) {
    return new Program(joined(prefix, command));
  }

  /** With another jar among its classes. */
  Program withJar(Path jar) {
    List<String> changed = new ArrayList<>(command);
    changed.replaceAll(
        word -> word.contains(File.pathSeparator) ? word + File.pathSeparator + jar : word);
    return new Program(changed);
  }

  /** Runs to the end. */
  public Ended run(String... arguments) {
    return start(arguments).end();
  }

  Running start(String... arguments) {
    try {
      File out = Files.createTempFile("terrarium-", ".out").toFile();
      File err = Files.createTempFile("terrarium-", ".err").toFile();
      out.deleteOnExit();
      err.deleteOnExit();
      Process process =
          new ProcessBuilder(joined(command, List.of(arguments)))
              .redirectOutput(out)
              .redirectError(err)
              .start();
      return new Running(process, out.toPath(), err.toPath());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> joined(List<String> first, List<String> second) {
    return Stream.concat(first.stream(), second.stream()).toList();
  }
}
