package dev.jdf.container;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.jdf.unpack.TreeListing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What buildah makes: its layers, and all that it can write into the configuration of an image. */
class BuildahImageTest {

  private static final String SCRIPT = """
      set -e
      export BUILDAH_ISOLATION=chroot
      b() { buildah --root "$PWD/buildah" --runroot "$PWD/buildah-run" --storage-driver vfs "$@"; }
      mkdir -p files/bin files/etc files/gone/deep files/old/in files/w
      cp /bin/busybox files/bin/sh
      for applet in env grep id pwd stat sort; do ln files/bin/sh files/bin/$applet; done
      echo app:x:7:8::/app:/bin/sh >files/etc/passwd
      printf 'app:x:8:\\nmore:x:9:app\\n' >files/etc/group
      touch files/gone/deep/file files/old/in/file
      ln -s /etc/passwd files/link
      chown 7:8 files/w; chmod 2770 files/w; touch -d 2001-02-03 files/old
      one=$(b from scratch)
      b copy -q $one files /
      b commit -q $one one
      two=$(b from --pull-never one)
      tree=$(b mount $two)
      cp -a files/. $tree
      rm -r $tree/gone; rm -r $tree/old; echo new >$tree/old; rm $tree/link; mkdir $tree/link
      b umount $two >umounted
      b config --env 'FROM_IMAGE=a b' --user app --workingdir /w --volume /vol --port 80/tcp \\
        --label org.example.name=value --stop-signal SIGUSR1 \\
        --entrypoint '["/bin/sh", "-c"]' --cmd "'id; pwd; env | grep -v ^SHLVL | grep -v ^PWD | sort; stat -f -c %T /vol'" $two
      b commit -q --format oci $two "oci:$PWD/layout:two"
      b commit -q --format docker $two "docker-archive:$PWD/two.tar:two:1"
      b config --onbuild 'ENV FROM_TRIGGER=fired' --onbuild 'WORKDIR /etc' $two
      b commit -q --format docker $two "docker-archive:$PWD/triggers.tar:triggers:1"
      """;

  private static final List<String> CONFIGURED = List.of(
      "\"org.example.name\": \"value\"",
      "\"org.opencontainers.image.exposedPorts\": \"80/tcp\"",
      "\"org.opencontainers.image.stopSignal\": \"SIGUSR1\"",
      "\"FROM_IMAGE=a b\"",
      "\"cwd\": \"/w\"",
      "\"destination\": \"/vol\"");

  private static final String SEEN = """
      uid=7(app) gid=8(app) groups=8(app),9(more)
      %s
      FROM_IMAGE=a b
      %sHOME=/app
      PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin
      tmpfs
      """;

  @TempDir
  private static Path folder;

  @BeforeAll
  static void make() {
    assumeTrue(System.getProperty("user.name").equals("root"), "needs root");
    for (String program : List.of("buildah", "podman", "busybox")) {
      assumeTrue(Command.exists(program), program + " is not installed");
    }
    Command.run(folder, List.of("bash", "-c", SCRIPT)).ok();
  }

  @ParameterizedTest
  @ValueSource(strings = {"oci:layout:two", "docker-archive:two.tar"})
  void theTreeIsPodmans(String image) throws IOException {
    String name = image.replaceAll("\\W", "-");
    bundle(name, "FROM " + image + "\n");
    assertEquals(
        TreeListing.below(Podman.in(folder).tree(image)),
        TreeListing.below(folder.resolve(name).resolve("rootfs")));
  }

  @Test
  void everyWordOfTheConfigurationCounts() throws IOException {
    String config = bundle("words", "FROM oci:layout:two\n");
    for (String part : CONFIGURED) {
      assertTrue(config.contains(part), part);
    }
    assertEquals(SEEN.formatted("/w", ""), run(Jexec.asRoot().with("words")));
  }

  /** Of those the image knows in docker's form alone. */
  @Test
  void triggersFire() throws IOException {
    bundle("triggers", "FROM docker-archive:triggers.tar\n");
    String fired = "FROM_TRIGGER=fired\n";
    assertEquals(SEEN.formatted("/etc", fired), run(Jexec.asRoot().with("triggers")));
  }

  private static String bundle(String name, String spec) throws IOException {
    Files.writeString(folder.resolve(name + ".jdf"), spec);
    List<String> jbuild = Java.command(
        System.getProperty("java.class.path"), "dev.jdf.cli.JBuild", "-XX:TieredStopAtLevel=1");
    jbuild.addAll(List.of(name + ".jdf", "-o", name + "/"));
    run(jbuild);
    return Files.readString(folder.resolve(name).resolve("config.json"));
  }

  private static String run(List<String> words) {
    List<String> command =
        new ArrayList<>(List.of("env", "XDG_DATA_HOME=" + folder.resolve("data")));
    command.addAll(words);
    return Command.run(folder, command).ok().out();
  }
}
