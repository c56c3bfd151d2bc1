package io.terrarium.run;

import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigIncludeContext;
import com.typesafe.config.ConfigIncluder;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigParseOptions;
import com.typesafe.config.ConfigParseable;
import java.io.File;

/** Refuses to include what is not there, which HOCON by itself takes for empty. */
final class StrictIncluder implements ConfigIncluder {

  @Override
  public ConfigIncluder withFallback(ConfigIncluder fallback) {
    return this;
  }

  @Override
  public ConfigObject include(ConfigIncludeContext context, String what) {
    ConfigParseOptions options = context.parseOptions().setAllowMissing(false);
    ConfigParseable beside = context.relativeTo(what);
    try {
      // a file that was named without its directory has nothing beside it, and lies in this one
      return beside == null
          ? ConfigFactory.parseFile(new File(what), options).root()
          : beside.parse(options);
    } catch (ConfigException.IO e) {
      throw new BadInput(
          "`include` names "
              + what
              + ", which cannot be read; give the path of a file, seen from the one that includes"
              + " it.");
    }
  }
}
