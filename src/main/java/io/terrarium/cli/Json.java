package io.terrarium.cli;

import com.google.gson.FieldNamingPolicy;
import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.TypeAdapter;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;

/** Values for machines: keys in lower_case_with_underscores, a number that is none as null. */
final class Json {

  private static final Gson GSON =
      new GsonBuilder()
          .setFieldNamingPolicy(FieldNamingPolicy.LOWER_CASE_WITH_UNDERSCORES)
          .registerTypeAdapter(double.class, new FiniteNumber())
          .registerTypeAdapter(Double.class, new FiniteNumber())
          .serializeNulls()
          .disableHtmlEscaping()
          .setPrettyPrinting()
          .create();

  private Json() {}

  static String of(Object value) {
    return GSON.toJson(value);
  }

  /** JSON has no NaN and no infinity. */
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
