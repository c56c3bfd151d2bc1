package io.terrarium.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.terrarium.env.Environment;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarOutputStream;
import java.util.zip.ZipEntry;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/** Makes the jar that a user would: one class, and the line that registers it. */
final class PluginJar {

  private PluginJar() {}

  /** The jar of the environment of {@code docs/extending.md}. */
  static void write(Path jar, Path scratch) throws IOException {
    write(jar, scratch, Environment.class, "Corridor");
  }

  /**
   * The jar of a class in {@code com.example}, which is compiled against this program's own classes
   * alone: those that its jar holds.
   *
   * @param scratch an empty folder for the class
   * @param service the interface that the class is registered under
   */
  static void write(Path jar, Path scratch, Class<?> service, String name) throws IOException {
    String source = "src/test/java/com/example/" + name + ".java";
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    String classes = classesOf(service);
    String[] options = {
      "-proc:none", "-cp", classes, "--release", "17", "-d", scratch.toString(), source
    };
    assertThat(compiler.run(null, null, null, options)).isZero();
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
      for (File code : scratch.resolve("com/example").toFile().listFiles()) {
        put(out, "com/example/" + code.getName(), Files.readAllBytes(code.toPath()));
      }
      register(out, service, "com.example." + name);
    }
  }

  private static String classesOf(Class<?> service) {
    try {
      return Path.of(service.getProtectionDomain().getCodeSource().getLocation().toURI())
          .toString();
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
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
