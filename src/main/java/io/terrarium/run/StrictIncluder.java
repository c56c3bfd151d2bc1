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
import java.util.function.Function;

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
    return beside == null
        ? includeFile(context, new File(what))
        : strict(context, what, beside::parse);
  }

  @Override
  public ConfigObject includeFile(ConfigIncludeContext context, File what) {
    return strict(
        context, what.getPath(), options -> ConfigFactory.parseFile(what, options).root());
  }

  private static ConfigObject strict(
      ConfigIncludeContext context,
      String what,
      Function<ConfigParseOptions, ConfigObject> parsing) {
    try {
      return parsing.apply(context.parseOptions().setAllowMissing(false));
    } catch (ConfigException.IO e) {
      throw new BadInput(
          "`include` names "
              + what
              + ", which cannot be read; give the path of a file, seen from the one that includes"
              + " it.");
    }
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
