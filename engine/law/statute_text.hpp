// SPDX-License-Identifier: Apache-2.0
// 法规原文: one text of a library of law texts, as its front matter and its articles. A text is UTF-8: between two `---`
// lines one `key: "value"` a line (title, effective, ended, articles, complete, verbatim, notes …), then blocks separated by
// blank lines. A block that begins with `第X条　` is an article; inside it each 款, 项 and 目 is a line: 项 begin with （一）,
// 目 with 1. or （1）, anything else is a 款.
//
//   law::StatuteText text = law::read_text(bytes);
//   law::count_paragraphs(text, *law::find_article(text, {10, 0}));
//
// What it never says: that something is missing from a text that is incomplete, or whose source ran the 款 of an article
// into one line (`is_joined`): there only the article itself can be trusted.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/date.hpp"
#include "engine/law/citation.hpp"

namespace zhunsheng::law {

/// What the front matter says of a text.
struct TextHeader {
  std::string title, alias, number;
  std::string ended_by;                       ///< what repealed it; may be empty
  base::DateSpan force;                       ///< [effective, ended)
  std::optional<std::int32_t> article_count;  ///< articles, else articles_total
  bool is_complete = false;                   ///< complete: true
  bool is_verbatim = false;                   ///< the words of the law, which may be quoted (no `verbatim` key, or true)
  bool is_joined = false;                     ///< the source does not keep 款 apart (its notes say so)
};

/// Nothing if the text does not begin with a front matter that names a title.
std::optional<TextHeader> read_header(std::string_view text);

struct TextLine {
  enum class Kind : std::uint8_t { paragraph, item, subitem };
  Kind kind = Kind::paragraph;
  std::int32_t number = 0;                 ///< of an item or subitem, as written
  std::uint32_t begin = 0, length = 0;     ///< bytes of StatuteText::body, without the article's number
};

struct ArticleText {
  ArticleNumber number;
  std::uint32_t first_line = 0, line_count = 0;
};

struct StatuteText {
  TextHeader header;
  std::string body;
  std::vector<TextLine> lines;
  std::vector<ArticleText> articles;  // INVARIANT: sorted by number, each once
};

/// Every article of the body; a text without front matter has an empty header.
StatuteText read_text(std::string text);

const ArticleText* find_article(const StatuteText& text, ArticleNumber number);
std::int32_t count_paragraphs(const StatuteText& text, const ArticleText& article);
/// The largest number of an item in the paragraph; paragraph 0: in any.
std::int32_t count_items(const StatuteText& text, const ArticleText& article, std::int32_t paragraph);
std::int32_t count_subitems(const StatuteText& text, const ArticleText& article, std::int32_t paragraph, std::int32_t item);
/// The first paragraph that has such an item, or 0.
std::int32_t paragraph_with_item(const StatuteText& text, const ArticleText& article, std::int32_t item);

/// The words that the citation names: its item behind the lead of the paragraph, its paragraph, or the article; cut at a
/// mark near `longest` characters with …… where they are longer. Empty if the text does not have them or may not be quoted.
std::string quote(const StatuteText& text, const Citation& citation, std::size_t longest = 160);

}  // namespace zhunsheng::law
