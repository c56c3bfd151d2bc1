package io.terrarium.app;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import io.terrarium.file.BadInput;
import io.terrarium.hocon.HoconFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Reads a HOCON file of settings for the actor system, which override those of Terrarium. */
public final class AkkaSettings {

  private AkkaSettings() {}

  /**
   * Reads the file, or gives no settings where there is none.
   *
   * @throws BadInput if the file cannot be read
   */
  public static Config read(Optional<Path> file) {
    return file.map(AkkaSettings::read).orElseGet(ConfigFactory::empty);
  }

  private static Config read(Path file) {
    if (!Files.isRegularFile(file)) {
      String found = Files.exists(file) ? file + " is not a file" : "There is no file " + file;
      throw new BadInput(found + "; give --settings a HOCON file.");
    }
    return HoconFile.read(file);
  }
}
