package io.terrarium.report;

/** Text inside a page. */
final class Html {

  private Html() {}

  /** The text with every character replaced that means something in HTML, in attributes too. */
  static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
