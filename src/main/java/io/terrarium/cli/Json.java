package io.terrarium.cli;

import com.google.gson.FieldNamingPolicy;
import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonSerializationContext;
import com.google.gson.JsonSerializer;
import com.google.gson.TypeAdapter;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.lang.reflect.Type;
import java.util.Optional;

/** Writes values as JSON: keys are lower_case_with_underscores, and NaN and infinity are null. */
final class Json {

  private static final Gson GSON =
      new GsonBuilder()
          .setFieldNamingPolicy(FieldNamingPolicy.LOWER_CASE_WITH_UNDERSCORES)
          .registerTypeAdapter(double.class, new FiniteNumber())
          .registerTypeAdapter(Double.class, new FiniteNumber())
          .registerTypeHierarchyAdapter(Optional.class, new ValueOrNull())
          .serializeNulls()
          .disableHtmlEscaping()
          .setPrettyPrinting()
          .create();

  private Json() {}

  static String of(Object value) {
    return GSON.toJson(value);
  }

  /** Writes an empty value as null. */
  private static final class ValueOrNull implements JsonSerializer<Optional<?>> {

    @Override
    public JsonElement serialize(Optional<?> value, Type type, JsonSerializationContext context) {
      return context.serialize(value.orElse(null));
    }
  }

  /** Writes a number as null where it is not finite, because JSON has no NaN and no infinity. */
  private static final class FiniteNumber extends TypeAdapter<Double> {

    @Override
    public void write(JsonWriter out, Double value) throws IOException {
      if (Double.isFinite(value)) {
        out.value(value);
      } else {
        out.nullValue();
      }
    }

    @Override
    public Double read(JsonReader in) throws IOException {
      return in.nextDouble();
    }
  }
}
