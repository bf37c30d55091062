package dev.jdf.oci;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.List;

/** The JSON schema of the runtime-spec, an oracle that is not ours. */
public final class OciSchema {

  private static final Schema CONFIG = SchemaRegistry.withDefaultDialect(
          SpecificationVersion.DRAFT_4)
      .getSchema(SchemaLocation.of("classpath:oci-schema/config-schema.json"));

  private OciSchema() {}

  /** What the schema finds wrong with the text of a {@code config.json}. */
  public static List<String> validate(String json) {
    return CONFIG.validate(json, InputFormat.JSON).stream().map(Error::toString).toList();
  }
}
