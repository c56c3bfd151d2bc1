package io.terrarium.process;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;

/**
 * A folder that the launcher takes for a checkout that is built: its jar leads to these classes.
 */
final class Checkout {

  private Checkout() {}

  static void make(Path root) throws IOException {
    Files.createDirectories(root.resolve("src/main"));
    Files.createDirectory(root.resolve("proto"));
    Files.createDirectory(root.resolve("plugins"));
    Files.createDirectories(root.resolve("target/lib"));
    Files.createFile(root.resolve("pom.xml"));
    for (String file : new String[] {"terrarium", "jvm.options"}) {
      Files.copy(Path.of(file), root.resolve(file));
    }
    for (String source : new String[] {"src/main", "proto", "pom.xml"}) {
      Files.setLastModifiedTime(root.resolve(source), FileTime.fromMillis(0));
    }
    writeJar(root.resolve("target/terrarium.jar"));
  }

  private static void writeJar(Path jar) throws IOException {
    String classPath =
        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
            .map(entry -> Path.of(entry).toUri().toString())
            .collect(Collectors.joining(" "));
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().put(Attributes.Name.CLASS_PATH, classPath);
    try (OutputStream out = Files.newOutputStream(jar)) {
      new JarOutputStream(out, manifest).close();
    }
  }
}
