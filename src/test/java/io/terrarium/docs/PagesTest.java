package io.terrarium.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the pages name exists: files, anchors, classes, and the tests that hold a promise. */
class PagesTest {

  private static final Pattern LINK = Pattern.compile("]\\((?!https?:)([^)#]*)(?:#([^)]*))?\\)");
  private static final Pattern HEADING = Pattern.compile("(?m)^#{1,6} (.+)$");
  private static final Pattern FENCE = Pattern.compile("(?ms)^```.*?^```$");
  private static final Pattern CODE = Pattern.compile("`([^`\n]+)`");
  private static final Pattern SOURCE = Pattern.compile("io/terrarium/[\\w/]+\\.java");
  private static final Pattern PATH =
      Pattern.compile("(?:src|config|docs|deploy|proto|findings|discovered)/[\\w./-]*");
  private static final Pattern CLASS = Pattern.compile("(?:new )?([A-Z]\\w*[a-z]\\w*)(?:[.(].*)?");

  /** Names that look like classes of ours and are words of others. */
  private static final Set<String> FOREIGN =
      Set.of(
          // Java, its compiler, and Akka
          "Behavior",
          "Math",
          "PerMethodTrapLimit",
          "StrictMath",
          // Python's libraries and TensorBoard
          "EventAccumulator",
          "FrozenDict",
          "NaN",
          "True",
          "TypeError",
          // states of a member of a cluster
          "Down",
          "Exiting",
          "Joining",
          "Leaving",
          "Removed",
          "Up",
          "WeaklyUp");

  private static final Set<String> CLASSES = classes();

  private static Stream<Path> pages() throws IOException {
    try (Stream<Path> docs = Files.list(Path.of("docs"))) {
      List<Path> inDocs = docs.filter(file -> file.toString().endsWith(".md")).sorted().toList();
      return Stream.concat(
          Stream.of("README.md", "CHANGELOG.md", "CONTRIBUTING.md", "findings/README.md")
              .map(Path::of),
          inDocs.stream());
    }
  }

  @ParameterizedTest
  @MethodSource("pages")
  void every_link_leads_to_a_file_and_to_a_heading(Path page) throws IOException {
    for (MatchResult link : matches(LINK, withoutFences(page))) {
      Path target = link.group(1).isEmpty() ? page : page.resolveSibling(link.group(1));
      assertThat(target).exists();
      if (link.group(2) != null) {
        assertThat(anchors(target)).as("anchors of " + target).contains(link.group(2));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("pages")
  void every_file_that_is_named_exists(Path page) throws IOException {
    for (String code : codes(page)) {
      if (SOURCE.matcher(code).matches()) {
        assertThat(Path.of("src/main/java", code)).exists();
      } else if (PATH.matcher(code).matches()) {
        assertThat(Path.of(code)).exists();
      }
    }
  }

  /** The history names classes by the names that they had. */
  @ParameterizedTest
  @MethodSource("pages")
  void every_class_that_is_named_exists(Path page) throws IOException {
    if (!page.equals(Path.of("CHANGELOG.md"))) {
      assertThat(codes(page).stream().flatMap(PagesTest::className).distinct())
          .filteredOn(name -> !CLASSES.contains(name) && !FOREIGN.contains(name))
          .isEmpty();
    }
  }

  /** A page that nothing leads to is not found. */
  @Test
  void the_readme_leads_to_every_page() throws IOException {
    Set<Path> linked =
        matches(LINK, withoutFences(Path.of("README.md"))).stream()
            .map(link -> Path.of(link.group(1)))
            .collect(Collectors.toSet());
    assertThat(pages().filter(page -> !page.equals(Path.of("README.md"))))
        .allMatch(linked::contains);
  }

  /** Who reads for three minutes reads no more than this. */
  @Test
  void the_readme_is_short() throws IOException {
    assertThat(Files.readAllLines(Path.of("README.md"))).hasSizeLessThanOrEqualTo(180);
  }

  private static List<String> codes(Path page) throws IOException {
    return matches(CODE, withoutFences(page)).stream().map(code -> code.group(1)).toList();
  }

  /** The class that a piece of code begins with: {@code Terrarium} of {@code Terrarium.create}. */
  private static Stream<String> className(String code) {
    Matcher matcher = CLASS.matcher(code);
    return matcher.matches() ? Stream.of(matcher.group(1)) : Stream.empty();
  }

  private static List<MatchResult> matches(Pattern pattern, String text) {
    return pattern.matcher(text).results().toList();
  }

  private static String withoutFences(Path page) throws IOException {
    return FENCE.matcher(Files.readString(page)).replaceAll("");
  }

  /** As GitHub makes them of headings: a heading that comes again gets a number. */
  private static Set<String> anchors(Path page) throws IOException {
    Map<String, Integer> seen = new HashMap<>();
    return matches(HEADING, withoutFences(page)).stream()
        .map(heading -> slug(heading.group(1)))
        .map(
            slug -> {
              int before = seen.merge(slug, 1, Integer::sum) - 1;
              return before == 0 ? slug : slug + "-" + before;
            })
        .collect(Collectors.toSet());
  }

  private static String slug(String heading) {
    return heading
        .toLowerCase(Locale.ROOT)
        .replaceAll("[^\\p{L}\\p{N}_ -]", "")
        .strip()
        .replace(' ', '-');
  }

  /** The simple names of all classes here, nested ones and those of tests included. */
  private static Set<String> classes() {
    return Stream.of("target/classes", "target/test-classes")
        .flatMap(PagesTest::classFiles)
        .map(file -> file.getFileName().toString().replace(".class", ""))
        .map(name -> name.substring(name.lastIndexOf('$') + 1))
        .collect(Collectors.toSet());
  }

  private static Stream<Path> classFiles(String directory) {
    try (Stream<Path> files = Files.walk(Path.of(directory))) {
      return files.filter(file -> file.toString().endsWith(".class")).toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
