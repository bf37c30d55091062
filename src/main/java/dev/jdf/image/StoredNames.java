package dev.jdf.image;

import dev.jdf.diagnostic.Nearest;
import dev.jdf.registry.RegistryReference;
import dev.jdf.store.Digest;
import dev.jdf.store.NamedImage;
import dev.jdf.store.Refusal;
import dev.jdf.store.StoreCode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The names of a store, as people write them.
 *
 * @param folder what relative paths start from
 */
public record StoredNames(List<NamedImage> all, Path folder) {

  /** Digits of a digest that may stand for it; fewer could be a name, or an accident. */
  private static final int FEWEST_DIGITS = 6;

  public StoredNames {
    all = List.copyOf(all);
  }

  /** {@code alpine:3} for {@code docker.io/library/alpine:3}. */
  public static String familiar(NamedImage image) {
    Optional<RegistryReference> reference = ofRegistry(image.name());
    return reference
        .map(it -> it.familiar()
            + (it.tag().isEmpty() ? "" : ":" + it.tag())
            + it.digest().map(digest -> "@" + digest).orElse(""))
        .orElse(image.name());
  }

  private static Optional<RegistryReference> ofRegistry(String name) {
    boolean file = name.contains(":/") || name.startsWith("/");
    return file ? Optional.empty() : RegistryReference.parse(name).value();
  }

  /**
   * What {@code words} stand for: a name for all its platforms, a digest or its first digits for all
   * its names.
   *
   * @throws Refusal for the first word that stands for nothing, or for several images
   */
  public List<NamedImage> matching(List<String> words) throws Refusal {
    Set<NamedImage> found = new LinkedHashSet<>();
    for (String word : words) {
      found.addAll(matching(word));
    }
    return List.copyOf(found);
  }

  private List<NamedImage> matching(String word) throws Refusal {
    List<NamedImage> named = named(word);
    if (!named.isEmpty()) {
      return named;
    }
    List<NamedImage> digested = digested(word);
    long images = digested.stream().map(NamedImage::manifest).distinct().count();
    if (images > 1 && digested.stream().map(NamedImage::digest).distinct().count() > 1) {
      throw new Refusal(StoreCode.NOT_STORED, "several images have a digest like " + word)
          .withNote("they are " + String.join(", ", texts(digested)));
    }
    if (digested.isEmpty()) {
      throw unknown(word);
    }
    return digested;
  }

  private List<NamedImage> named(String word) {
    List<NamedImage> named = new ArrayList<>();
    try {
      String full = ImageName.parse(word, folder).full();
      all.stream().filter(it -> it.name().equals(full)).forEach(named::add);
    } catch (Refusal e) {
      // What is no name may be a digest.
    }
    return named;
  }

  private List<NamedImage> digested(String word) {
    String digits = word.replaceFirst("^sha(256|512):", "");
    return all.stream()
        .filter(it -> digits.length() >= FEWEST_DIGITS
            && (isLike(it.manifest(), digits) || isLike(it.digest(), digits)))
        .toList();
  }

  private static boolean isLike(Digest digest, String digits) {
    return digest.hex().startsWith(digits) || digest.toString().equals(digits);
  }

  private Refusal unknown(String word) {
    Refusal refusal =
        new Refusal(StoreCode.NOT_STORED, "no image in the store is called '" + word + "'");
    List<String> names = texts(all);
    return Nearest.to(word, names)
        .or(() -> names.stream()
            .filter(it -> it.startsWith(word + ":")
                || it.contains("/" + word + ":")
                || it.endsWith("/" + word))
            .findFirst())
        .map(it -> refusal.withNote("did you mean " + it + "?"))
        .orElse(refusal)
        .withNote("jbuild images lists all");
  }

  private static List<String> texts(List<NamedImage> images) {
    return images.stream().map(StoredNames::familiar).distinct().toList();
  }
}
