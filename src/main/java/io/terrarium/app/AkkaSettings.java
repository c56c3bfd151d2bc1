package io.terrarium.app;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import io.terrarium.file.BadInput;
import io.terrarium.hocon.HoconFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** A file of settings for the actor system: HOCON, laid over Terrarium's own. */
public final class AkkaSettings {

  private AkkaSettings() {}

  /**
   * @throws BadInput where it cannot be read
   */
  public static Config read(Optional<Path> file) {
    return file.map(AkkaSettings::read).orElseGet(ConfigFactory::empty);
  }

  private static Config read(Path file) {
    if (!Files.isRegularFile(file)) {
      String found = Files.exists(file) ? file + " is no file" : "There is no file " + file;
      throw new BadInput(found + "; give --settings a HOCON file.");
    }
    return HoconFile.read(file);
  }
}
