package io.terrarium.interop;

import io.terrarium.file.BadInput;
import io.terrarium.file.InputFile;
import io.terrarium.file.VisibleText;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * A YAML file of plain values: numbers, names, lists and sections. Aliases, deep nesting and tags
 * are refused, because they can make a small file large, or a value something else than it looks
 * like.
 */
final class YamlFile {

  private static final int LARGEST = 1 << 16;
  private static final int DEEPEST = 16;

  private YamlFile() {}

  /**
   * Reads the whole file as one section.
   *
   * @throws BadInput if it is not such a file, or cannot be read
   */
  static YamlSection read(Path file) {
    String text = text(file);
    LoadSettings settings =
        LoadSettings.builder().setLabel(file.toString()).setSchema(new PyYamlSchema()).build();
    try {
      requirePlain(file, new Parse(settings).parseString(text));
      if (new Load(settings).loadFromString(text) instanceof Map<?, ?> section) {
        return new YamlSection(file.toString(), "", section);
      }
      throw refused(file, "is not a section of `key: value` lines");
    } catch (MarkedYamlEngineException e) {
      throw refused(
          file, "is not valid YAML" + line(e.getProblemMark()) + " (" + e.getProblem() + ")");
    } catch (YamlEngineException e) {
      throw refused(file, "is not valid YAML");
    }
  }

  private static String text(Path file) {
    try {
      ByteBuffer bytes = ByteBuffer.wrap(InputFile.bytes(file, LARGEST));
      return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
    } catch (CharacterCodingException e) {
      throw refused(file, "is not text");
    }
  }

  private static void requirePlain(Path file, Iterable<Event> events) {
    int depth = 0;
    for (Event event : events) {
      if (event instanceof AliasEvent alias) {
        throw refused(file, "has an alias, *" + alias.getAlias());
      }
      if (isTagged(event)) {
        throw refused(file, "has a tag" + line(event.getStartMark()));
      }
      if (event instanceof CollectionStartEvent && ++depth > DEEPEST) {
        throw refused(file, "has sections that are nested more than " + DEEPEST + " deep");
      }
      if (event instanceof CollectionEndEvent) {
        depth--;
      }
    }
  }

  private static boolean isTagged(Event event) {
    return event instanceof ScalarEvent scalar && scalar.getTag().isPresent()
        || event instanceof CollectionStartEvent start && start.getTag().isPresent();
  }

  private static String line(Optional<Mark> place) {
    return place.map(mark -> " in line " + (mark.getLine() + 1)).orElse("");
  }

  private static BadInput refused(Path file, String complaint) {
    return new BadInput(
        file
            + " "
            + VisibleText.of(complaint)
            + "; give a config.yaml as synthetic-gymnax publishes it.");
  }
}
