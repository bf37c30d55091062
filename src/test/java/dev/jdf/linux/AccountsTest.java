package dev.jdf.linux;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.jdf.linux.Accounts.Identity;
import dev.jdf.linux.Accounts.Problem;
import dev.jdf.linux.Accounts.Resolution;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccountsTest {

  private static final Path CASES = Path.of(System.getProperty("cases", "../shared/cases"));

  private static final Accounts ACCOUNTS = Accounts.parse(Optional.of("""
          root:x:0:0:root:/root:/bin/sh
          bob:x:1000:1000:Bob:/home/bob:/bin/sh
          1234:x:77:78:numeric name:/n:
          dup:x:2000:2000::/a:
          dup:x:2001:2001::/b:
          short:x:3000
          #c:x:5:6::/c:
          nameonly
          minus:x:-1:0::/:
          huge:x:4294967296:0::/:
          word:x:abc:0::/:
          badgroup:x:50:zzz::/:
          """), Optional.of("""
          root:x:0:root
          wheel:x:10:bob,alice
          docker:x:999:bob
          4321:x:88:
          bad:x:99999999999:
          """));

  @ParameterizedTest
  @CsvSource({
    "'', '0 0 [0, 0] /root'",
    "0, '0 0 [0, 0] /root'",
    "+0, '0 0 [0, 0] /root'",
    "root, '0 0 [0, 0] /root'",
    "bob, '1000 1000 [1000, 10, 999] /home/bob'",
    "bob:, '1000 1000 [1000, 10, 999] /home/bob'",
    "bob:wheel:x, '1000 10 [10] /home/bob'",
    "1000, '1000 1000 [1000, 10, 999] /home/bob'",
    "1000:5, '1000 5 [5] /home/bob'",
    ":wheel, '0 10 [10] /root'",
    ":1, '0 1 [1] /root'",
    "1:, '1 0 [0] /'",
    "1, '1 0 [0] /'",
    "1234, '1234 0 [0] /'",
    "dup, '2000 2000 [2000] /a'",
    "short, '3000 0 [0] /'",
    "#c, '5 6 [6] /c'",
    "nameonly, '0 0 [0] /'",
    "2147483647, '2147483647 0 [0] /'",
    "1:4321, '1 4321 [4321] /'",
    "-1, OUT_OF_RANGE -1",
    "2147483648, OUT_OF_RANGE 2147483648",
    "4294967295, OUT_OF_RANGE 4294967295",
    "1:-1, OUT_OF_RANGE -1",
    "99999999999999999999, UNKNOWN_USER 99999999999999999999",
    "0x10, UNKNOWN_USER 0x10",
    "1_000, UNKNOWN_USER 1_000",
    "Bob, UNKNOWN_USER Bob",
    "bob:nosuch, UNKNOWN_GROUP nosuch",
    "minus, BAD_ENTRY minus",
    "huge, BAD_ENTRY huge",
    "word, BAD_ENTRY word",
    "badgroup, BAD_ENTRY badgroup",
    "badgroup:3, '50 3 [3] /'",
    "bob:bad, BAD_ENTRY bad"
  })
  void usersResolve(String spec, String expected) {
    assertEquals(expected, text(ACCOUNTS.resolve(spec, List.of())));
  }

  @Test
  void groupsAreAddedOnceAfterThoseOfTheUser() {
    List<String> add = List.of("4321", "wheel", "10", "7");
    assertEquals("0 0 [0, 0, 88, 10, 7] /root", text(ACCOUNTS.resolve("", add)));
    assertEquals("UNKNOWN_GROUP nosuch", text(ACCOUNTS.resolve("", List.of("nosuch"))));
    assertEquals("OUT_OF_RANGE -7", text(ACCOUNTS.resolve("", List.of("-7"))));
    assertEquals("UNKNOWN_GROUP ", text(ACCOUNTS.resolve("", List.of(""))));
  }

  @Test
  void onlyRootNeedsNoFiles() {
    Accounts none = Accounts.parse(Optional.empty(), Optional.empty());
    assertEquals("0 0 [0] /", text(none.resolve("root:root", List.of())));
    assertEquals("1000 1000 [1000] /", text(none.resolve("1000:1000", List.of())));
    assertEquals("UNKNOWN_USER bob", text(none.resolve("bob", List.of())));
    assertEquals("UNKNOWN_GROUP wheel", text(none.resolve("1:wheel", List.of())));
  }

  @Test
  void usersResolveAsInDocker() throws IOException {
    assumeTrue(Files.isDirectory(CASES), "no reference cases in " + CASES);
    int compared = 0;
    for (String line : Files.readAllLines(CASES.resolve("lowering.jsonl"))) {
      JsonNode row = new ObjectMapper().readTree(line);
      JsonNode user = row.path("expected").path("spec").path("process").path("user");
      if (user.isObject() && !row.path("case").has("dockerfile")) {
        assertEquals(expected(user), actual(row.path("case")), line);
        compared++;
      }
    }
    assertTrue(compared > 100, "compared only " + compared);
  }

  private static String expected(JsonNode user) {
    return user.path("uid").longValue() + " " + user.path("gid").longValue() + " "
        + user.path("additionalGids").toString().replace(",", ", ");
  }

  private static String actual(JsonNode input) {
    String spec = "";
    List<String> add = new ArrayList<>();
    JsonNode flags = input.path("flags");
    for (int i = 0; i + 1 < flags.size(); i++) {
      String value = flags.get(i + 1).asText();
      switch (flags.get(i).asText()) {
        case "--user", "-u" -> spec = value;
        case "--group-add" -> add.add(value);
        default -> {}
      }
    }
    JsonNode rootfs = input.path("rootfs");
    Accounts accounts = Accounts.parse(file(rootfs, "/etc/passwd"), file(rootfs, "/etc/group"));
    String text = text(accounts.resolve(spec, add));
    return text.substring(0, text.lastIndexOf(' '));
  }

  private static Optional<String> file(JsonNode rootfs, String path) {
    return Optional.ofNullable(rootfs.get(path)).map(JsonNode::asText);
  }

  private static String text(Resolution resolution) {
    return resolution.match(AccountsTest::text, AccountsTest::text);
  }

  private static String text(Identity id) {
    return id.uid() + " " + id.gid() + " " + id.additionalGids() + " " + id.home();
  }

  private static String text(Problem problem) {
    return problem.kind() + " " + problem.name();
  }
}
