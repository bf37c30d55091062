package dev.jdf.container;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** podman with a store of its own in {@code folder}, of plain directories. */
public final class Podman {

  private final Path folder;

  private Podman(Path folder) {
    this.folder = folder;
  }

  public static Podman in(Path folder) {
    return new Podman(folder);
  }

  /** Where the files of {@code image} are, a reference with its transport, after they were brought. */
  public Path tree(String image) throws IOException {
    Path policy = Files.writeString(
        folder.resolve("policy.json"), "{\"default\":[{\"type\":\"insecureAcceptAnything\"}]}");
    String id = run("pull", "-q", "--signature-policy", policy.toString(), image);
    return Path.of(run("image", "mount", id));
  }

  private String run(String... words) {
    List<String> command = new ArrayList<>(List.of("podman", "--storage-driver", "vfs"));
    command.addAll(List.of("--root", folder.resolve("podman").toString()));
    command.addAll(List.of("--runroot", folder.resolve("podman-run").toString()));
    command.addAll(List.of("--tmpdir", folder.resolve("podman-tmp").toString()));
    command.addAll(List.of(words));
    return Command.run(folder, command).ok().out().strip();
  }
}
