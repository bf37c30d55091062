package dev.jdf.unpack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.jdf.container.Command;
import dev.jdf.container.Result;
import dev.jdf.posix.Directory;
import dev.jdf.store.Digest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One image of umoci's, unpacked here and by umoci: every file is the same in every fact. */
class PeerTreeTest {

  private static final String FILES = """
      set -e
      mkdir -p one/usr/bin one/var/lib one/tmp one/gone/deep one/opaque/old two/opaque two/usr/bin
      cp /bin/busybox one/usr/bin/busybox
      ln one/usr/bin/busybox one/usr/bin/sh
      ln -s busybox one/usr/bin/ls
      ln -s /no/such one/dangling
      mkfifo -m 640 one/var/pipe
      chmod 1777 one/tmp; chmod 4755 one/usr/bin/busybox; chmod 2750 one/var/lib
      echo text >'one/var/lib/a name with ü'
      chown 1000:1001 'one/var/lib/a name with ü'
      setfattr -n user.note -v hello one/var/lib
      touch one/gone/deep/file one/opaque/old/file one/usr/bin/replaced
      truncate -s 3M one/var/lib/sparse; echo end >>one/var/lib/sparse
      touch -d 2001-02-03 one/var/lib one/usr/bin/ls one/usr; touch -h -d 2002-03-04 one/dangling
      echo new >two/opaque/new; mkdir two/usr/bin/replaced; echo x >two/usr/bin/replaced/x
      umoci init --layout image; umoci new --image image:1
      umoci insert --image image:1 one /
      umoci insert --image image:1 two /
      umoci insert --image image:1 --whiteout /gone
      umoci insert --image image:1 --opaque two/opaque /opaque
      """;

  @TempDir
  static Path folder;

  @BeforeAll
  static void make() {
    assumeTrue(System.getProperty("user.name").equals("root"), "needs root");
    for (String program : List.of("umoci", "setfattr", "busybox")) {
      assumeTrue(Command.exists(program), program + " is not installed");
    }
    run(FILES);
  }

  @Test
  void asRoot() throws IOException {
    run("umoci unpack --image image:1 umoci-root");
    assertEquals(TreeListing.of(folder.resolve("umoci-root/rootfs")), own(Ownership.KEPT));
  }

  /** umoci flattens owners too, and notes them in an attribute for its own use. */
  @Test
  void asAnOrdinaryUser() throws IOException {
    run("umoci unpack --rootless --image image:1 umoci-user");
    String umoci = TreeListing.of(folder.resolve("umoci-user/rootfs"))
        .replaceAll("(?m)^user.rootlesscontainers=.*\\n", "");
    assertEquals(facts(umoci), facts(own(Ownership.FLATTENED)));
  }

  private static String facts(String listing) {
    return listing.replaceAll("(?m)^# file: .*\\n\\n", "");
  }

  private static String own(Ownership ownership) throws IOException {
    TestLayers layers = new TestLayers(Files.createTempDirectory(folder, "layers"));
    for (String[] layer : layers()) {
      Path blob = folder.resolve("image/blobs/sha256").resolve(layer[0]);
      layers.add(Files.readAllBytes(blob), Digest.parse("sha256:" + layer[1]).orElseThrow());
    }
    Path root = Files.createTempDirectory(folder, "root");
    try (Directory directory = Directory.open(root)) {
      new Unpacking(Limits.USUAL, ownership, Telling.NOBODY).unpack(layers.image(), directory);
    }
    return TreeListing.of(root);
  }

  /** Digest and diff id of each, as jq and sha256sum tell them. */
  private static List<String[]> layers() {
    List<String[]> layers = new ArrayList<>();
    String script = """
        cd image/blobs/sha256
        manifest=$(sed 's/.*"manifests":\\[{[^}]*sha256:\\([0-9a-f]*\\).*/\\1/' ../../index.json)
        for layer in $(grep -o 'tar[^}]*sha256:[0-9a-f]*' $manifest | sed 's/.*://'); do
          echo $layer $(zcat $layer | sha256sum)
        done
        """;
    Matcher lines = Pattern.compile("(?m)^(\\w+) (\\w+) ").matcher(run(script));
    while (lines.find()) {
      layers.add(new String[] {lines.group(1), lines.group(2)});
    }
    assertTrue(layers.size() >= 4, "the image has too few layers");
    return layers;
  }

  private static String run(String script) {
    Result result = Command.run(folder, List.of("sh", "-c", script));
    assertEquals(0, result.exit(), result.err());
    return result.out();
  }
}
