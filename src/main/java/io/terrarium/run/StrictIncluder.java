package io.terrarium.run;

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
import java.io.File;
import java.net.URL;

/**
 * Refuses to include what is not there, which HOCON by itself takes for empty, and what is no file:
 * what a run is must not depend on a network.
 */
final class StrictIncluder
    implements ConfigIncluder, ConfigIncluderFile, ConfigIncluderURL, ConfigIncluderClasspath {

  @Override
  public ConfigIncluder withFallback(ConfigIncluder fallback) {
    return this;
  }

  @Override
  public ConfigObject include(ConfigIncludeContext context, String what) {
    ConfigParseable beside = context.relativeTo(what);
    // a file that was named without its directory has nothing beside it, and lies in this one
    String file = beside == null ? what : beside.origin().filename();
    if (file == null) {
      // HOCON's way of saying that it would look among the classes
      throw missing(what, "seen from the one that includes it");
    }
    return parsed(context, new File(file), what, "seen from the one that includes it");
  }

  @Override
  public ConfigObject includeFile(ConfigIncludeContext context, File what) {
    return parsed(context, what, what.getPath(), "seen from where the program is started");
  }

  private static ConfigObject parsed(
      ConfigIncludeContext context, File file, String what, String seenFrom) {
    try {
      ConfigParseOptions options = context.parseOptions().setAllowMissing(false);
      return ConfigFactory.parseFile(file, options).root();
    } catch (ConfigException.IO e) {
      throw missing(what, seenFrom);
    }
  }

  private static BadInput missing(String what, String seenFrom) {
    return new BadInput(
        "`include` names %s, which cannot be read; give the path of a file, %s."
            .formatted(what, seenFrom));
  }

  @Override
  public ConfigObject includeURL(ConfigIncludeContext context, URL what) {
    throw noFile(what.toString());
  }

  @Override
  public ConfigObject includeResources(ConfigIncludeContext context, String what) {
    throw noFile(what);
  }

  private static BadInput noFile(String what) {
    return new BadInput("`include` names " + what + ", which is no file; include files only.");
  }
}
