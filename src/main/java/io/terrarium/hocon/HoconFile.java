package io.terrarium.hocon;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigParseOptions;
import com.typesafe.config.ConfigResolveOptions;
import com.typesafe.config.ConfigSyntax;
import io.terrarium.file.BadInput;
import io.terrarium.file.FileErrors;
import io.terrarium.file.VisibleText;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;

/** Reads HOCON that people write. It may include only files, and all of them must exist. */
public final class HoconFile {

  private static final ConfigParseOptions HOCON =
      ConfigParseOptions.defaults().setSyntax(ConfigSyntax.CONF).setAllowMissing(false);

  private HoconFile() {}

  /**
   * Reads a file as it is written; nothing is substituted yet.
   *
   * @throws BadInput if it cannot be read or is no HOCON
   */
  public static Config read(Path file) {
    if (!Files.isReadable(file)) {
      throw FileErrors.reading(file, new AccessDeniedException(file.toString()));
    }
    return sentence(
        file + ": ",
        () -> ConfigFactory.parseFile(file.toFile(), options(StrictIncluder.of(file))));
  }

  /**
   * Reads a text as it is written; nothing is substituted yet.
   *
   * @param name what messages call it
   * @throws BadInput if it is no HOCON
   */
  public static Config parse(String text, String name) {
    String visible = VisibleText.of(name);
    ConfigParseOptions options = options(StrictIncluder.of(visible)).setOriginDescription(visible);
    return sentence(visible + ": ", () -> ConfigFactory.parseString(text, options));
  }

  /**
   * Reads a text that stands alone: what it would include is refused, and what it would substitute
   * must be in itself.
   *
   * @param name what messages call it
   * @throws BadInput if it is no HOCON, or does not stand alone
   */
  public static Config parseAlone(String text, String name) {
    String visible = VisibleText.of(name);
    ConfigParseOptions options =
        HOCON.setIncluder(new RefusingIncluder(visible)).setOriginDescription(visible);
    return sentence(
        visible + ": ",
        () -> ConfigFactory.parseString(text, options).resolve(ConfigResolveOptions.noSystem()));
  }

  private static ConfigParseOptions options(StrictIncluder includer) {
    return HOCON.setIncluder(includer);
  }

  /** Reads settings, or refuses them in one sentence that says what the parser objects to. */
  public static Config sentence(String place, Supplier<Config> reading) {
    try {
      return reading.get();
    } catch (ConfigException e) {
      throw new BadInput(ConfigComplaint.of(e, place));
    } catch (StackOverflowError e) {
      throw new BadInput(
          place
              + "is nested too deeply, or includes itself; nest it less, or take out that include.");
    }
  }
}
