package dev.jdf.registry;

import dev.jdf.json.Fields;
import dev.jdf.json.Findings;
import dev.jdf.json.JsonReader;
import dev.jdf.source.SourceFile;
import dev.jdf.store.Progress;
import dev.jdf.store.Refusal;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * The programs that keep logins for docker. Source: docker/docker-credential-helpers.
 *
 * @param path where they are looked for, as the user's shell would
 * @param progress who is told before one is asked
 */
record CredentialProgram(String path, Progress progress) {

  private static final String HUB = "https://index.docker.io/v1/";
  private static final int MOST = 1 << 20;

  /** A helper may ask the user for a password; one that takes longer hangs. */
  private static final long MOST_SECONDS = 120;

  /** The login at {@code registry} that {@code helper} knows, or none. */
  Login ask(String helper, String registry) throws IOException {
    if (!helper.matches("[\\w.-]+")) {
      throw unreadable("'" + helper + "' is no name of a credential helper");
    }
    String program = "docker-credential-" + helper;
    progress.asks(program);
    try {
      Process process = new ProcessBuilder(executable(program), "get")
          .redirectError(ProcessBuilder.Redirect.DISCARD)
          .start();
      CompletableFuture.delayedExecutor(MOST_SECONDS, TimeUnit.SECONDS)
          .execute(process::destroyForcibly);
      send(process, registry.equals("docker.io") ? HUB : registry);
      byte[] answer = process.getInputStream().readNBytes(MOST);
      return process.waitFor() == 0 ? answered(program, answer) : Login.NONE;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw unreadable(program + " was interrupted");
    } catch (Refusal e) {
      throw e;
    } catch (IOException e) {
      throw unreadable("cannot run " + program + ", which config.json names");
    }
  }

  private static void send(Process process, String registry) {
    try (OutputStream in = process.getOutputStream()) {
      in.write(registry.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      // It does not want to know: what it answers, or its exit code, says what that means.
    }
  }

  private String executable(String program) throws Refusal {
    for (String folder : path.split(":", -1)) {
      Path file = Path.of(folder).resolve(program);
      if (folder.startsWith("/") && Files.isExecutable(file)) {
        return file.toString();
      }
    }
    throw unreadable("there is no " + program + ", which config.json names, in the PATH");
  }

  private static Login answered(String program, byte[] answer) throws Refusal {
    Findings findings = new Findings();
    SourceFile source = SourceFile.decode(program, answer);
    Optional<Login> login = JsonReader.tree(source, JsonReader.Format.JSON, findings)
        .flatMap(it -> Fields.decode(it, Fields.Dialect.LENIENT, findings, f -> {
          String user = f.requiredText("Username");
          String secret = f.requiredText("Secret");
          return user.equals("<token>") ? new Login("", "", secret) : new Login(user, secret, "");
        }));
    return findings
        .check(login)
        .value()
        .orElseThrow(() -> unreadable(program + " gives an answer that cannot be read"));
  }

  private static Refusal unreadable(String message) {
    return new Refusal(RegistryCode.BAD_CREDENTIALS, message);
  }
}
