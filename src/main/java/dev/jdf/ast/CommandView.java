package dev.jdf.ast;

import dev.jdf.json.Json;
import dev.jdf.json.JsonWriter;
import dev.jdf.source.SourceFile;
import dev.jdf.syntax.Command;
import dev.jdf.syntax.Comment;
import dev.jdf.syntax.DockerfileInstruction;
import dev.jdf.syntax.DockerfileInstruction.Add;
import dev.jdf.syntax.DockerfileInstruction.Arg;
import dev.jdf.syntax.DockerfileInstruction.Cmd;
import dev.jdf.syntax.DockerfileInstruction.Copy;
import dev.jdf.syntax.DockerfileInstruction.Entrypoint;
import dev.jdf.syntax.DockerfileInstruction.Env;
import dev.jdf.syntax.DockerfileInstruction.Expose;
import dev.jdf.syntax.DockerfileInstruction.From;
import dev.jdf.syntax.DockerfileInstruction.Healthcheck;
import dev.jdf.syntax.DockerfileInstruction.Label;
import dev.jdf.syntax.DockerfileInstruction.Maintainer;
import dev.jdf.syntax.DockerfileInstruction.Onbuild;
import dev.jdf.syntax.DockerfileInstruction.Run;
import dev.jdf.syntax.DockerfileInstruction.Shell;
import dev.jdf.syntax.DockerfileInstruction.Stopsignal;
import dev.jdf.syntax.DockerfileInstruction.Transfer;
import dev.jdf.syntax.DockerfileInstruction.User;
import dev.jdf.syntax.DockerfileInstruction.Volume;
import dev.jdf.syntax.DockerfileInstruction.Workdir;
import dev.jdf.syntax.Heredoc;
import dev.jdf.syntax.LogicalLine;
import dev.jdf.syntax.Pair;
import dev.jdf.syntax.Word;
import java.util.List;
import java.util.Optional;

/** What an instruction of a stage says, under the reference's names for its parts. */
record CommandView(SourceFile source, LogicalLine line)
    implements DockerfileInstruction.Visitor<Json> {

  private static Json pairs(String name, List<Pair> pairs) {
    List<Json> all = pairs.stream()
        .map(pair -> new Members()
            .add("Key", pair.key().text())
            .add("Value", pair.value().text())
            .add("NoDelim", pair.legacy())
            .object())
        .toList();
    return new Members().add(name, JsonWriter.array(all)).object();
  }

  private static Json texts(String name, List<Word> words) {
    return new Members().add(name, Members.texts(Members.words(words))).object();
  }

  private static Json text(String name, Word word) {
    return new Members().add(name, word.text()).object();
  }

  private static Members command(Command command) {
    List<String> words = Members.words(command.words());
    boolean none = command.shell() && words.get(0).isEmpty();
    return new Members()
        .add("CmdLine", Members.texts(none ? List.of() : words))
        .add("PrependShell", command.shell() && !none);
  }

  private static Json textsOrNull(List<String> texts) {
    return texts.isEmpty() ? JsonWriter.nothing() : Members.texts(texts);
  }

  private static Json flagOrNull(Optional<Boolean> flag) {
    return flag.map(JsonWriter::flag).orElse(JsonWriter.nothing());
  }

  @Override
  public Json visit(From from) {
    return text("BaseName", from.image());
  }

  @Override
  public Json visit(Arg arg) {
    List<Json> all = arg.parameters().stream()
        .map(parameter -> new Members()
            .add("Key", parameter.name().text())
            .add("Value", Members.textOrNull(parameter.defaultValue()))
            .add("DocComment", documentation(parameter.name().text()))
            .object())
        .toList();
    return new Members().add("Args", JsonWriter.array(all)).object();
  }

  /** A comment that starts with the name of what it is about. */
  private String documentation(String name) {
    return line.comments().stream()
        .map(Comment::text)
        .filter(comment -> comment.startsWith(name + " "))
        .map(comment -> comment.substring(name.length() + 1))
        .findFirst()
        .orElse("");
  }

  @Override
  public Json visit(Env env) {
    return pairs("Env", env.pairs());
  }

  @Override
  public Json visit(Label label) {
    return pairs("Labels", label.pairs());
  }

  @Override
  public Json visit(User user) {
    return text("User", user.name());
  }

  @Override
  public Json visit(Workdir workdir) {
    return text("Path", workdir.path());
  }

  @Override
  public Json visit(Entrypoint entrypoint) {
    return command(entrypoint.command()).add("Files", JsonWriter.nothing()).object();
  }

  @Override
  public Json visit(Cmd cmd) {
    return command(cmd.command()).add("Files", JsonWriter.nothing()).object();
  }

  @Override
  public Json visit(Shell shell) {
    return texts("Shell", shell.words());
  }

  @Override
  public Json visit(Stopsignal stopsignal) {
    return text("Signal", stopsignal.signal());
  }

  @Override
  public Json visit(Expose expose) {
    List<String> ports = Members.words(expose.ports()).stream().sorted().toList();
    return new Members().add("Ports", Members.texts(ports)).object();
  }

  @Override
  public Json visit(Volume volume) {
    return texts("Volumes", volume.paths());
  }

  @Override
  public Json visit(Healthcheck healthcheck) {
    return new Members().add("Health", HealthView.of(healthcheck)).object();
  }

  @Override
  public Json visit(Onbuild onbuild) {
    return new Members().add("Expression", NodeView.behindKeyword(line.text())).object();
  }

  @Override
  public Json visit(Maintainer maintainer) {
    return text("Maintainer", maintainer.name());
  }

  @Override
  public Json visit(Run run) {
    List<Json> files = line.heredocs().stream()
        .map(heredoc -> new Members()
            .add("Name", heredoc.name())
            .add("Data", NodeView.content(heredoc, source))
            .add("Chomp", heredoc.dropsTabs())
            .object())
        .toList();
    return command(run.command())
        .add("FlagsUsed", Members.texts(Flags.of(run).names()))
        .add("Files", Members.orNull(files))
        .object();
  }

  @Override
  public Json visit(Copy copy) {
    Flags flags = Flags.of(copy);
    return files(copy, flags)
        .add("From", flags.text("from"))
        .add("Parents", flags.on("parents").orElse(false))
        .object();
  }

  @Override
  public Json visit(Add add) {
    Flags flags = Flags.of(add);
    return files(add, flags)
        .add("Checksum", flags.text("checksum"))
        .add("KeepGitDir", flagOrNull(flags.on("keep-git-dir")))
        .add("Unpack", flagOrNull(flags.on("unpack")))
        .object();
  }

  private Members files(Transfer transfer, Flags flags) {
    List<String> sources = Members.words(transfer.sources()).stream()
        .filter(path -> line.heredocs().isEmpty() || !path.matches("\\d*<<.*"))
        .toList();
    return new Members()
        .add("SourcePaths", textsOrNull(sources))
        .add(
            "SourceContents",
            Members.orNull(line.heredocs().stream().map(this::content).toList()))
        .add("DestPath", transfer.target().text())
        .add("Chown", flags.text("chown"))
        .add("Chmod", flags.text("chmod"))
        .add("Link", flags.on("link").orElse(false))
        .add("ExcludePatterns", textsOrNull(flags.texts("exclude")));
  }

  private Json content(Heredoc heredoc) {
    return new Members()
        .add("Path", heredoc.name())
        .add("Data", NodeView.content(heredoc, source))
        .add("Expand", heredoc.expands())
        .object();
  }
}
