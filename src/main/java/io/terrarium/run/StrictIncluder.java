package io.terrarium.run;

import com.typesafe.config.ConfigIncludeContext;
import com.typesafe.config.ConfigIncluder;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigParseable;

/** Refuses to include what is not there, which HOCON by itself takes for empty. */
final class StrictIncluder implements ConfigIncluder {

  @Override
  public ConfigIncluder withFallback(ConfigIncluder fallback) {
    return this;
  }

  @Override
  public ConfigObject include(ConfigIncludeContext context, String what) {
    ConfigParseable included = context.relativeTo(what);
    if (included == null) {
      throw new BadInput(
          "`include` names "
              + what
              + ", which is not there; give the path of a file, seen from the one that includes it.");
    }
    return included.parse(context.parseOptions().setAllowMissing(false));
  }
}
