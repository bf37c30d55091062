package dev.jdf.oci;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class OciSchemaTest {

  @Test
  void takesTheSmallestConfig() {
    assertEquals(List.of(), OciSchema.validate("{\"ociVersion\": \"1.2.1\"}"));
  }

  @Test
  void refusesAConfigWithoutVersion() {
    assertNotEquals(List.of(), OciSchema.validate("{}"));
  }

  @Test
  void followsReferencesToOtherFiles() {
    assertNotEquals(
        List.of(),
        OciSchema.validate("{\"ociVersion\": \"1.2.1\", \"linux\": {\"devices\": [{}]}}"));
  }
}
