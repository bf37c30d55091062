package dev.jdf.syntax;

/** How much text words may come to together, so that no file fills the memory. */
final class Budget {

  static final int MOST = 16 << 20;

  private long spent;

  void spend(int characters) {
    spent += characters;
  }

  long spent() {
    return spent;
  }

  boolean isSpent() {
    return spent > MOST;
  }
}
