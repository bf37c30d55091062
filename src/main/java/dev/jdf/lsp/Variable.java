package dev.jdf.lsp;

import org.jspecify.annotations.Nullable;

/**
 * What a name stands for in the stages that share it. Two become one when an ARG hands the global
 * value on to a stage that has a variable of that name.
 */
final class Variable {

  private @Nullable Variable joined;

  void join(Variable other) {
    Variable mine = root();
    Variable theirs = other.root();
    if (mine != theirs) {
      theirs.joined = mine;
    }
  }

  boolean isSame(Variable other) {
    return root() == other.root();
  }

  private Variable root() {
    Variable root = this;
    while (root.joined != null) {
      root = root.joined;
    }
    if (root != this) {
      joined = root;
    }
    return root;
  }
}
