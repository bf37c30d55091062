package dev.jdf.plan;

import dev.jdf.plan.Arg.Field;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * A plan in the notation of strace(1): a line a step, labels at the margin, and behind {@code #}
 * what asked for the step.
 *
 * <pre>{@code
 * on failure: goto failed
 *   root = open_tree(AT_FDCWD, "/", OPEN_TREE_CLONE|AT_RECURSIVE)  # image.jdf:1: open the root
 * again:
 *   wait4(child, &status, __WALL, NULL) (EINTR: goto again)
 * }</pre>
 */
final class PlanText implements Op.Visitor<String>, Arg.Visitor<String> {

  private static final int COMMENT_COLUMN = 60;

  private PlanText() {}

  static String of(Plan plan) {
    PlanText text = new PlanText();
    StringBuilder lines =
        new StringBuilder("on failure: goto " + plan.onFailure().name() + "\n");
    for (Step step : plan.steps()) {
      String operation = step.op().accept(text);
      boolean label = !operation.startsWith(" ");
      lines.append(label ? operation : commented(operation, step.origin())).append('\n');
    }
    return lines.toString();
  }

  private static String commented(String operation, Origin origin) {
    String comment = origin.toString();
    if (comment.isEmpty()) {
      return operation;
    }
    return operation + " ".repeat(Math.max(2, COMMENT_COLUMN - operation.length())) + "# "
        + comment;
  }

  @Override
  public String call(Op.Call op) {
    String result = op.result() == null ? "" : op.result().name() + " = ";
    return line(
        result + op.syscall().kernelName() + list("(", op.args(), ")") + policy(op.onError()));
  }

  private static String policy(OnError onError) {
    List<String> parts = new ArrayList<>();
    onError.jumps().forEach((errno, label) -> parts.add(errno.name() + ": goto " + label.name()));
    if (onError.tolerant()) {
      parts.add("errors let pass");
    }
    return parts.isEmpty() ? "" : " (" + String.join("; ", parts) + ")";
  }

  @Override
  public String mark(Op.Mark op) {
    return op.label().name() + ":";
  }

  @Override
  public String jump(Op.Jump op) {
    return line("goto " + op.target().name());
  }

  @Override
  public String branch(Op.Branch op) {
    String condition = text(op.left()) + " " + op.comparison().sign() + " " + text(op.right());
    return line("if (" + condition + ") goto " + op.target().name());
  }

  @Override
  public String gosub(Op.Gosub op) {
    return line("gosub " + op.target().name());
  }

  @Override
  public String ret(Op.Return op) {
    return line("return");
  }

  @Override
  public String set(Op.Set op) {
    return line(op.slot().name() + " = " + text(op.value()));
  }

  @Override
  public String compute(Op.Compute op) {
    String value = text(op.left()) + " " + op.operation().sign() + " " + text(op.right());
    return line(op.result().name() + " = " + value);
  }

  @Override
  public String load(Op.Load op) {
    return line(op.result().name() + " = " + memory(op.width(), op.address()));
  }

  @Override
  public String store(Op.Store op) {
    return line(memory(op.width(), op.address()) + " = " + text(op.value()));
  }

  @Override
  public String refuse(Op.Refuse op) {
    return line("refuse(" + text(op.errno()) + ")");
  }

  @Override
  public String explain(Op.Explain op) {
    return line("explain()");
  }

  @Override
  public String number(Arg.Number arg) {
    return arg.text();
  }

  @Override
  public String text(Arg.Text arg) {
    return quoted(arg.value());
  }

  @Override
  public String bytes(Arg.Bytes arg) {
    return arg.text();
  }

  /** Braces, or brackets for an array: fields without names. */
  @Override
  public String struct(Arg.Struct arg) {
    boolean array = arg.fields().stream().allMatch(field -> field.name().isEmpty());
    if (array) {
      return list("[", arg.fields().stream().map(Field::value).toList(), "]");
    }
    return arg.fields().stream()
        .map(field -> field.name() + "=" + text(field.value()))
        .collect(Collectors.joining(", ", "{", "}"));
  }

  @Override
  public String buffer(Arg.Buffer arg) {
    return "&" + arg.name() + "[" + arg.size() + "]";
  }

  @Override
  public String inside(Arg.Inside arg) {
    return buffer(arg.buffer()) + "+" + arg.delta();
  }

  @Override
  public String value(Arg.Value arg) {
    return arg.slot().name();
  }

  @Override
  public String address(Arg.Address arg) {
    return "&" + arg.slot().name();
  }

  private String text(Arg arg) {
    return arg.accept(this);
  }

  private String list(String open, List<Arg> args, String close) {
    return args.stream().map(this::text).collect(Collectors.joining(", ", open, close));
  }

  private String memory(Width width, Arg address) {
    return "*(" + width.name().toLowerCase(Locale.ROOT) + " *) " + text(address);
  }

  private static String line(String operation) {
    return "  " + operation;
  }

  /** A C string: every byte that is not printable ASCII as strace writes it. */
  private static String quoted(String value) {
    StringBuilder out = new StringBuilder("\"");
    byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < bytes.length; i++) {
      boolean digitFollows = i + 1 < bytes.length && Character.isDigit(bytes[i + 1]);
      out.append(escaped(bytes[i] & 0xff, digitFollows));
    }
    return out.append('"').toString();
  }

  private static String escaped(int value, boolean digitFollows) {
    return switch (value) {
      case '"' -> "\\\"";
      case '\\' -> "\\\\";
      case '\n' -> "\\n";
      case '\t' -> "\\t";
      case '\r' -> "\\r";
      case '\f' -> "\\f";
      case 0x0b -> "\\v";
      default ->
        value >= ' ' && value < 0x7f
            ? Character.toString(value)
            : "\\"
                + (digitFollows
                    ? String.format(Locale.ROOT, "%03o", value)
                    : Integer.toOctalString(value));
    };
  }
}
