package dev.jdf.registry;

import dev.jdf.diagnostic.Diagnostic;
import dev.jdf.diagnostic.Renderer;
import dev.jdf.json.JsonCode;
import dev.jdf.source.Position;
import dev.jdf.source.SourceFile;
import dev.jdf.store.Refusal;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** The wording of what is wrong with a file of the user that says how registries are asked. */
final class SettingsFault {

  private SettingsFault() {}

  /** With the line that is wrong. */
  static Refusal in(SourceFile file, Diagnostic fault) {
    Refusal refusal = new Refusal(
            RegistryCode.BAD_SETTINGS, place(file, fault) + ": " + fault.message())
        .withNote("it says there:\n" + Renderer.frame(file, fault));
    for (String note : fault.notes()) {
      refusal = refusal.withNote(note);
    }
    return refusal;
  }

  /**
   * Without the line, and without words of it: passwords are in it, and messages go into the logs of
   * others.
   */
  static Refusal inLogins(SourceFile file, Diagnostic fault) {
    String message = fault.code() == JsonCode.NOT_JSON && fault.message().contains(": ")
        ? JsonCode.NOT_JSON.title()
        : fault.message();
    return new Refusal(RegistryCode.BAD_CREDENTIALS, place(file, fault) + ": " + message);
  }

  private static String place(SourceFile file, Diagnostic fault) {
    Position position = file.position(fault.span().start());
    return file.name() + ":" + position.line() + ":" + position.column();
  }

  /** That it cannot be read at all. */
  static String unreadable(Path file, IOException failure) {
    if (failure instanceof AccessDeniedException) {
      return file + " cannot be read: permission denied";
    }
    return failure instanceof NoSuchFileException
        ? file + " is not there"
        : file + " cannot be read: " + failure.getMessage();
  }
}
