package dev.jdf.console;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class WrappingTest {

  private static final String TEXT = """
      error[JDF110]: no capability is called 'NET_ADMN', nor anything like it
        --> a-file-with-a-long-name-in-a-long-folder/image.jdf:4:9
         |
       4 | CAP_ADD NET_ADMN and some more that is cut by others
         |         ^^^^^^^^
         |
         = note: names are those of capabilities, in any case
         = help: write NET_ADMIN
      """;

  @Test
  void onlySentencesAreBroken() {
    String narrow = """
        error[JDF110]: no capability is called
            'NET_ADMN', nor anything like it
          --> a-file-with-a-long-name-in-a-long-folder/image.jdf:4:9
           |
         4 | CAP_ADD NET_ADMN and some more that is cut by others
           |         ^^^^^^^^
           |
           = note: names are those of
                   capabilities, in any case
           = help: write NET_ADMIN
        """;
    assertEquals(narrow, Wrapping.of(TEXT, 40));
  }

  @Test
  void whatFitsStays() {
    assertEquals(TEXT, Wrapping.of(TEXT, 80));
  }

  @Test
  void coloursTakeNoRoom() {
    String coloured = "\u001b[1;31merror[JDF110]\u001b[0m\u001b[1m: twelve more words\u001b[0m\n";
    assertEquals(coloured, Wrapping.of(coloured, 32));
  }

  @Test
  void aWordThatIsLongerThanALineStaysWhole() {
    String word = "x".repeat(50);
    assertEquals("info[A]:\n    " + word + "\n", Wrapping.of("info[A]: " + word + "\n", 40));
  }
}
