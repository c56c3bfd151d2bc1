package io.terrarium.run;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import io.terrarium.file.AtomicFile;
import io.terrarium.file.BadInput;
import io.terrarium.file.FileErrors;
import io.terrarium.run.RunEvent.Started;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

/**
 * The file {@code provenance.json}: a list with an entry for each start of the run, latest last.
 */
final class Provenance implements RunListener {

  private static final Gson GSON =
      new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

  private final Path file;
  private final ProcessStart start;

  Provenance(Path file, ProcessStart start) {
    this.file = file;
    this.start = start;
  }

  @Override
  public void on(RunEvent event) {
    if (event instanceof Started started) {
      JsonObject entry = entry(Instant.now(), started.generation(), started.workers());
      entry.addProperty("kernels", start.kernels());
      entry.addProperty("host", host());
      add(entry);
    }
  }

  /**
   * Adds the entry of a process that followed the run. It names no kernels, because the process has
   * computed nothing.
   */
  void followed(ClusterComputation computation, Instant since, long generation) {
    JsonObject entry = entry(since, generation, computation.workers());
    entry.addProperty("host", host());
    entry.add("followed", GSON.toJsonTree(computation));
    add(entry);
  }

  private void add(JsonObject entry) {
    JsonArray starts = earlier();
    starts.add(entry);
    AtomicFile.write(file, (GSON.toJson(starts) + "\n").getBytes(StandardCharsets.UTF_8));
  }

  private JsonArray earlier() {
    if (!Files.exists(file)) {
      return new JsonArray();
    }
    try {
      // Files.readString would fail on bytes that are not text; the parser refuses them below.
      String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
      return JsonParser.parseString(text).getAsJsonArray();
    } catch (IOException e) {
      throw FileErrors.reading(file, e);
    } catch (JsonParseException | IllegalStateException e) {
      throw new BadInput(file + " is not the list that Terrarium writes; move it away to go on.");
    }
  }

  private JsonObject entry(Instant when, long generation, int workers) {
    JsonObject entry = new JsonObject();
    entry.addProperty("started", when.toString());
    entry.addProperty("generation", generation);
    if (workers > 0) {
      // A host in a cluster does not know yet how many workers will compute for it.
      entry.addProperty("workers", workers);
    }
    entry.add("command", GSON.toJsonTree(start.command()));
    entry.add("build", GSON.toJsonTree(Build.current()));
    entry.addProperty("jdk", Runtime.version() + ", " + System.getProperty("java.vm.vendor"));
    entry.addProperty(
        "system", System.getProperty("os.name") + " " + System.getProperty("os.version"));
    entry.addProperty("architecture", System.getProperty("os.arch"));
    entry.addProperty("cpus", Runtime.getRuntime().availableProcessors());
    return entry;
  }

  private static String host() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "unknown";
    }
  }
}
