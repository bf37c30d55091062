package dev.jdf.cli;

import dev.jdf.file.InputFile;
import dev.jdf.run.HostReader;
import dev.jdf.run.Premise;
import dev.jdf.run.WarmLauncher;
import dev.jdf.run.WarmRequest;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the cache may keep of a run: only what was made of {@code FILE [-- ARGS]} and of files whose
 * content is known. A spec names more files than itself, and options ask for more.
 *
 * @param version what the command {@code jexec} says that jdf is; without it nothing is kept
 */
record Warmth(ExecRequest request, ConfigPlace place, Optional<String> version) {

  private static final String VERSION = "jdf.id";

  static Warmth of(ExecRequest request, ConfigPlace place) {
    return new Warmth(request, place, Optional.ofNullable(System.getProperty(VERSION)));
  }

  /** The launcher with all that it was made from, if that can be told. */
  Optional<WarmLauncher> keep(byte[] launcher, InputFile input, HostReader.Reading reading)
      throws IOException {
    if (!request.isPlain() || !ConfigPlace.isConfig(input.source()) || version.isEmpty()) {
      return Optional.empty();
    }
    String bundle = place.bundle();
    return place
        .file()
        .map(Path::getFileName)
        .flatMap(name -> reading.premises().map(premises -> {
          List<Premise> all = new ArrayList<>(premises);
          all.add(
              new Premise.Content(Path.of(bundle).resolve(name), ByteBuffer.wrap(input.bytes())));
          return new WarmLauncher(
              ByteBuffer.wrap(launcher), warmRequest(bundle, name, reading), all);
        }));
  }

  private WarmRequest warmRequest(String bundle, Path name, HostReader.Reading reading) {
    WarmRequest.User user =
        new WarmRequest.User(reading.host().euid(), reading.host().egid());
    return new WarmRequest(
        user, version.orElseThrow(), bundle, name.toString(), request.arguments());
  }
}
