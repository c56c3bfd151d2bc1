package io.terrarium.interop;

import java.util.Map;
import org.snakeyaml.engine.v2.api.ConstructNode;
import org.snakeyaml.engine.v2.constructor.ConstructYamlNull;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.resolver.ScalarResolver;
import org.snakeyaml.engine.v2.schema.Schema;

/**
 * The schema by which snakeyaml-engine reads each value without quotes as a {@link PlainScalar}.
 */
final class PyYamlSchema implements Schema {

  private static final Tag PLAIN = new Tag("plain");

  @Override
  public ScalarResolver getScalarResolver() {
    return (text, isPlain) -> isPlain ? PLAIN : Tag.STR;
  }

  @Override
  public Map<Tag, ConstructNode> getSchemaTagConstructors() {
    return Map.of(
        PLAIN,
        node -> PlainScalar.read(((ScalarNode) node).getValue()).orElse(null),
        // An empty file has this tag.
        Tag.NULL,
        new ConstructYamlNull());
  }
}
