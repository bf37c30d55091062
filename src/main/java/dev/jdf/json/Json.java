package dev.jdf.json;

import dev.jdf.source.Span;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** A JSON value (RFC 8259) with its place in the text; what YAML is read into, too. */
public sealed interface Json {

  /** The place of the value; for an object or array from bracket to bracket. */
  Span span();

  /** What kind of value it is, with its article: {@code an object}. */
  String kind();

  void accept(Visitor visitor) throws IOException;

  /** An object; its keys are all different. */
  record Obj(List<Member> members, Span span) implements Json {

    public Obj {
      members = List.copyOf(members);
    }

    /** The member with that key. */
    public Optional<Member> member(String key) {
      return members.stream().filter(member -> member.key().equals(key)).findFirst();
    }

    @Override
    public String kind() {
      return "an object";
    }

    @Override
    public void accept(Visitor visitor) throws IOException {
      visitor.object(this);
    }
  }

  /** An array. */
  record Arr(List<Json> items, Span span) implements Json {

    public Arr {
      items = List.copyOf(items);
    }

    @Override
    public String kind() {
      return "an array";
    }

    @Override
    public void accept(Visitor visitor) throws IOException {
      visitor.array(this);
    }
  }

  /** A string, its escapes resolved; the span includes the quotes. */
  record Str(String value, Span span) implements Json {

    @Override
    public String kind() {
      return "a string";
    }

    @Override
    public void accept(Visitor visitor) throws IOException {
      visitor.string(this);
    }
  }

  /** A number as it is written: it may be beyond any range. */
  record Num(String text, Span span) implements Json {

    @Override
    public String kind() {
      return "a number";
    }

    @Override
    public void accept(Visitor visitor) throws IOException {
      visitor.number(this);
    }
  }

  /** {@code true} or {@code false}. */
  record Bool(boolean value, Span span) implements Json {

    @Override
    public String kind() {
      return value ? "true" : "false";
    }

    @Override
    public void accept(Visitor visitor) throws IOException {
      visitor.bool(this);
    }
  }

  /** {@code null}. */
  record Null(Span span) implements Json {

    @Override
    public String kind() {
      return "null";
    }

    @Override
    public void accept(Visitor visitor) throws IOException {
      visitor.nothing(this);
    }
  }

  /** A key and its value; the span of the key is without quotes. */
  record Member(String key, Span keySpan, Json value) {}

  /** What to do with each kind of value. */
  interface Visitor {
    void object(Obj object) throws IOException;

    void array(Arr array) throws IOException;

    void string(Str string) throws IOException;

    void number(Num number) throws IOException;

    void bool(Bool bool) throws IOException;

    void nothing(Null nothing) throws IOException;
  }
}
