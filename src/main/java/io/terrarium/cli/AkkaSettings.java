package io.terrarium.cli;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import io.terrarium.run.BadInput;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** A file of settings for the actor system: HOCON, laid over Terrarium's own. */
final class AkkaSettings {

  private AkkaSettings() {}

  /**
   * @throws BadInput where it cannot be read
   */
  static Config read(Optional<Path> file) {
    return file.map(AkkaSettings::read).orElseGet(ConfigFactory::empty);
  }

  private static Config read(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new BadInput("There is no file " + file + "; give --settings a HOCON file.");
    }
    try {
      return ConfigFactory.parseFile(file.toFile());
    } catch (ConfigException e) {
      throw new BadInput(e.getMessage() + "; give --settings a HOCON file.");
    }
  }
}
