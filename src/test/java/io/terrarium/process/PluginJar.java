package io.terrarium.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarOutputStream;
import java.util.zip.ZipEntry;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/** Makes the jar that a user would: one environment, and the line that registers it. */
final class PluginJar {

  private static final String SOURCE = "src/test/java/com/example/Corridor.java";

  private PluginJar() {}

  /**
   * @param scratch an empty folder for the class
   */
  static void write(Path jar, Path scratch) throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    String classPath = System.getProperty("java.class.path");
    String[] options = {
      "-proc:none", "-cp", classPath, "--release", "17", "-d", scratch.toString(), SOURCE
    };
    assertThat(compiler.run(null, null, null, options)).isZero();
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
      byte[] code = Files.readAllBytes(scratch.resolve("com/example/Corridor.class"));
      put(out, "com/example/Corridor.class", code);
      register(out, "com.example.Corridor");
    }
  }

  /** Registers a class that is not there. */
  static void writeBroken(Path jar) throws IOException {
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
      register(out, "com.example.Missing");
    }
  }

  private static void register(JarOutputStream out, String name) throws IOException {
    byte[] line = (name + "\n").getBytes(StandardCharsets.UTF_8);
    put(out, "META-INF/services/io.terrarium.env.Environment", line);
  }

  private static void put(JarOutputStream out, String name, byte[] content) throws IOException {
    out.putNextEntry(new ZipEntry(name));
    out.write(content);
    out.closeEntry();
  }
}
