package dev.jdf.cli;

import java.util.List;
import java.util.Map;

/**
 * What a user asks of {@code jbuild pull}.
 *
 * @param words specs, and names of images
 * @param platforms for which images are fetched
 * @param arguments values for ARG
 * @param quiet whether nothing is said of what went well
 */
record PullRequest(
    List<String> words, List<String> platforms, Map<String, String> arguments, boolean quiet) {

  PullRequest {
    words = List.copyOf(words);
    platforms = List.copyOf(platforms);
  }
}
