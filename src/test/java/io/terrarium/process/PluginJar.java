package io.terrarium.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.terrarium.env.Environment;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/**
 * Makes the jar that a user would: classes of {@code com.example} compiled against nothing but the
 * program's own, and the line that registers one of them.
 */
final class PluginJar {

  private static final Path SOURCES = Path.of("src/test/java/com/example");

  private PluginJar() {}

  /**
   * Compiles and packs a plugin.
   *
   * @param scratch an empty folder for the classes
   * @param service what the class implements
   * @param registered the simple name of the class
   * @param others the simple names of the classes that it uses
   */
  static void write(Path jar, Path scratch, Class<?> service, String registered, String... others)
      throws IOException {
    List<String> sources =
        Stream.concat(Stream.of(registered), Stream.of(others))
            .map(name -> SOURCES.resolve(name + ".java").toString())
            .toList();
    compile(scratch, sources);
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar));
        Stream<Path> classes = Files.list(scratch.resolve("com/example"))) {
      for (Path each : classes.sorted().toList()) {
        put(out, "com/example/" + each.getFileName(), Files.readAllBytes(each));
      }
      register(out, service, "com.example." + registered);
    }
  }

  private static void compile(Path scratch, List<String> sources) {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    Stream<String> options =
        Stream.of("-proc:none", "-cp", program(), "--release", "17", "-d", scratch.toString());
    String[] arguments = Stream.concat(options, sources.stream()).toArray(String[]::new);
    assertThat(compiler.run(null, null, null, arguments)).isZero();
  }

  /** What {@code target/terrarium.jar} holds, and nothing else. */
  private static String program() {
    return Path.of("target/classes").toString();
  }

  /** Registers a class that is not there. */
  static void writeBroken(Path jar) throws IOException {
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
      register(out, Environment.class, "com.example.Missing");
    }
  }

  private static void register(JarOutputStream out, Class<?> service, String name)
      throws IOException {
    byte[] line = (name + "\n").getBytes(StandardCharsets.UTF_8);
    put(out, "META-INF/services/" + service.getName(), line);
  }

  private static void put(JarOutputStream out, String name, byte[] content) throws IOException {
    out.putNextEntry(new ZipEntry(name));
    out.write(content);
    out.closeEntry();
  }
}
