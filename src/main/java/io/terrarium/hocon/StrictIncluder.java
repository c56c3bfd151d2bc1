package io.terrarium.hocon;

import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigIncludeContext;
import com.typesafe.config.ConfigIncluder;
import com.typesafe.config.ConfigIncluderClasspath;
import com.typesafe.config.ConfigIncluderFile;
import com.typesafe.config.ConfigIncluderURL;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigParseOptions;
import com.typesafe.config.ConfigParseable;
import io.terrarium.file.BadInput;
import java.io.File;
import java.net.URL;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The includer of one file or text. It refuses to include what does not exist, which HOCON by
 * itself takes as empty, and what is not a file, because a run must not depend on a network.
 */
final class StrictIncluder
    implements ConfigIncluder, ConfigIncluderFile, ConfigIncluderURL, ConfigIncluderClasspath {

  private final IncludePlaces places;
  private final List<Path> open;
  private int included;

  private StrictIncluder(IncludePlaces places, List<Path> open) {
    this.places = places;
    this.open = open;
  }

  /** The includer of an experiment file. */
  static StrictIncluder of(Path file) {
    return new StrictIncluder(IncludePlaces.of(file), List.of(identity(file)));
  }

  /**
   * The includer of a text.
   *
   * @param name the name of the text in messages
   */
  static StrictIncluder of(String name) {
    return new StrictIncluder(IncludePlaces.of(name), List.of());
  }

  private StrictIncluder inside(Path file) {
    List<Path> deeper = new ArrayList<>(open);
    deeper.add(identity(file));
    return new StrictIncluder(IncludePlaces.of(file), deeper);
  }

  private static Path identity(Path file) {
    return file.toAbsolutePath().normalize();
  }

  @Override
  public ConfigIncluder withFallback(ConfigIncluder fallback) {
    return this;
  }

  @Override
  public ConfigObject include(ConfigIncludeContext context, String what) {
    included++;
    ConfigParseable beside = context.relativeTo(what);
    // HOCON finds nothing beside a file without a directory; such a file lies in the working one
    String file = beside == null ? what : beside.origin().filename();
    if (file == null) {
      // no file name means that HOCON would look on the class path
      throw missing(what, "seen from the one that includes it");
    }
    return parsed(context, new File(file), what, "seen from the one that includes it");
  }

  @Override
  public ConfigObject includeFile(ConfigIncludeContext context, File what) {
    included++;
    return parsed(context, what, what.getPath(), "seen from where the program is started");
  }

  private ConfigObject parsed(
      ConfigIncludeContext context, File file, String what, String seenFrom) {
    if (open.contains(identity(file.toPath()))) {
      throw refused(what, "which includes this again; take one of the two out");
    }
    try {
      ConfigParseOptions options =
          context.parseOptions().setAllowMissing(false).setIncluder(inside(file.toPath()));
      return ConfigFactory.parseFile(file, options).root();
    } catch (ConfigException.IO e) {
      throw missing(what, seenFrom);
    }
  }

  private BadInput missing(String what, String seenFrom) {
    return refused(what, "which cannot be read; give the path of a file, " + seenFrom);
  }

  @Override
  public ConfigObject includeURL(ConfigIncludeContext context, URL what) {
    included++;
    throw noFile(what.toString());
  }

  @Override
  public ConfigObject includeResources(ConfigIncludeContext context, String what) {
    included++;
    throw noFile(what);
  }

  private BadInput noFile(String what) {
    return refused(what, "which is not a file; include files only");
  }

  private BadInput refused(String what, String why) {
    return new BadInput("%s: `include` names %s, %s.".formatted(places.of(included), what, why));
  }
}
