// SPDX-License-Identifier: Apache-2.0
// One pass over the lines; articles are found by 第…条 and the full-width space behind it.
#include "engine/law/statute_text.hpp"

#include <algorithm>

#include "engine/base/text.hpp"

namespace zhunsheng::law {
namespace {

using Kind = TextLine::Kind;

/// The line that begins at `at`, which moves behind its end.
std::string_view next_line(std::string_view text, std::size_t& at) {
  const std::size_t end = std::min(text.find('\n', at), text.size());
  std::string_view line = text.substr(at, end - at);
  at = end + 1;
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

std::string unquoted(std::string_view value) {
  value = base::trim(value);
  if (value.size() >= 2 && value.front() == '"' && value.back() == '"') value = value.substr(1, value.size() - 2);
  return std::string(value);
}

/// The notes of a text whose source ran 款 together say so in words.
bool says_joined(std::string_view notes) { return notes.find("款") != std::string_view::npos && (notes.find("未保留") != std::string_view::npos || notes.find("连排") != std::string_view::npos); }

void take(TextHeader& header, std::string_view key, const std::string& value) {
  if (key == "title") header.title = value;
  else if (key == "alias") header.alias = value;
  else if (key == "number") header.number = value;
  else if (key == "ended_by") header.ended_by = value;
  else if (key == "effective") header.force.from = base::parse_date(value);
  else if (key == "ended") header.force.until = base::parse_date(value);
  else if (key == "complete") header.is_complete = value == "true";
  else if (key == "verbatim") header.is_verbatim = value == "true";
  else if (key == "notes") header.is_joined = header.is_joined || says_joined(value);
  else if (key == "articles" || (key == "articles_total" && !header.article_count)) {
    if (const auto count = base::parse_chinese_integer(value); count && *count > 0 && *count <= 9999) header.article_count = static_cast<std::int32_t>(*count);
  }
}

/// Behind the front matter, or 0 where there is none.
std::size_t body_offset(std::string_view text) {
  std::size_t at = 0;
  if (next_line(text, at) != "---") return 0;
  while (at < text.size())
    if (next_line(text, at) == "---") return std::min(at, text.size());
  return 0;
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// （一） is an item, （1）, 1. and 1． are subitems; the number, or 0 for a paragraph.
TextLine classify(std::string_view line) {
  TextLine out;
  constexpr std::string_view open = "（", close = "）";
  if (line.starts_with(open)) {
    const std::size_t end = line.find(close);
    const auto inner = end == std::string_view::npos || end > 24 ? std::string_view{} : line.substr(open.size(), end - open.size());
    if (const auto number = base::parse_chinese_integer(inner); number && *number > 0 && *number < 1000) {
      out.kind = is_digit(inner.front()) ? Kind::subitem : Kind::item;
      out.number = static_cast<std::int32_t>(*number);
    }
    return out;
  }
  std::size_t digits = 0;
  while (digits < line.size() && digits < 3 && is_digit(line[digits])) ++digits;
  const std::string_view rest = line.substr(digits);
  const bool is_marked = rest.starts_with("．") || (rest.starts_with('.') && rest.size() > 1 && !is_digit(rest[1]));
  if (digits > 0 && is_marked) {
    out.kind = Kind::subitem;
    out.number = static_cast<std::int32_t>(base::parse_chinese_integer(line.substr(0, digits)).value_or(0));
  }
  return out;
}

/// 第X条[之Y] and the blank behind it; how many bytes they are.
std::optional<std::pair<ArticleNumber, std::size_t>> read_article_mark(std::string_view line) {
  if (!line.starts_with("第")) return std::nullopt;
  const std::size_t blank = line.substr(0, 60).find("\u3000");
  if (blank == std::string_view::npos) return std::nullopt;
  const std::string title = "《-》";
  const auto match = read_citation(title + std::string(line.substr(0, blank)));
  const bool is_whole = match && match->citation.article && match->length_bytes == title.size() + blank && match->citation.paragraph + match->citation.item == 0;
  if (!is_whole) return std::nullopt;
  return std::pair{*match->citation.article, blank + std::string_view("\u3000").size()};
}

void read_articles(StatuteText& out) {
  const std::string_view body = out.body;
  bool inside = false, begins_block = true;
  for (std::size_t at = 0; at < body.size();) {
    std::size_t begin = at;
    std::string_view line = next_line(body, at);
    if (base::trim(line).empty() || line.front() == '#') {
      inside = false;
      begins_block = true;
      continue;
    }
    const auto mark = begins_block ? read_article_mark(line) : std::nullopt;
    begins_block = false;
    if (mark) {
      out.articles.push_back({mark->first, static_cast<std::uint32_t>(out.lines.size()), 0});
      line.remove_prefix(mark->second);
      begin += mark->second;
      inside = true;
    }
    if (!inside) continue;
    TextLine row = mark ? TextLine{} : classify(line);
    row.begin = static_cast<std::uint32_t>(begin);
    row.length = static_cast<std::uint32_t>(line.size());
    out.lines.push_back(row);
    ++out.articles.back().line_count;
  }
}

std::string_view words_of(const StatuteText& text, const TextLine& line) { return std::string_view(text.body).substr(line.begin, line.length); }

/// Calls visit(line, paragraph, item) for each line of the article.
template <class Visit>
void for_each_line(const StatuteText& text, const ArticleText& article, Visit&& visit) {
  std::int32_t paragraph = 0, item = 0;
  for (std::uint32_t i = 0; i < article.line_count; ++i) {
    const TextLine& line = text.lines[article.first_line + i];
    if (line.kind == Kind::paragraph) {
      ++paragraph;
      item = 0;
    }
    if (line.kind == Kind::item) item = line.number;
    visit(line, paragraph, item);
  }
}

/// Cut behind the last mark that leaves the words no longer than `longest`, with …… for the rest.
std::string shortened(std::string_view words, std::size_t longest) {
  if (base::count_code_points(words) <= longest) return std::string(words);
  const std::u32string all = base::to_code_points(words);
  std::size_t cut = longest;
  for (std::size_t i = longest; i > longest / 2; --i)
    if (std::u32string_view(U"。；，：、").find(all[i - 1]) != std::u32string_view::npos) {
      cut = all[i - 1] == U'。' ? i : i - 1;
      break;
    }
  return base::to_utf8(std::u32string_view(all).substr(0, cut)) + "……";
}

/// The lead of a list keeps its beginning and its end, which says what the items are.
std::string shortened_lead(std::string_view lead) {
  constexpr std::size_t longest = 60, head = 24, tail = 30;
  const std::size_t length = base::count_code_points(lead);
  if (length <= longest) return std::string(lead);
  return std::string(base::slice_code_points(lead, 0, head)) + "……" + std::string(base::slice_code_points(lead, length - tail, length));
}

struct Wanted {
  std::string lead, words;
};

/// Lines of what the citation names, and the lead of its paragraph where an item is named.
Wanted collect(const StatuteText& text, const ArticleText& article, const Citation& citation) {
  Wanted out;
  std::string lead;
  for_each_line(text, article, [&](const TextLine& line, std::int32_t paragraph, std::int32_t item) {
    if (citation.paragraph > 0 && paragraph != citation.paragraph) return;
    if (citation.item == 0) {
      out.words += words_of(text, line);
      return;
    }
    if (line.kind == Kind::paragraph) lead = words_of(text, line);
    const bool is_subitem = line.kind == Kind::subitem && (citation.subitem == 0 || citation.subitem == line.number);
    if (item != citation.item || !(line.kind == Kind::item || is_subitem)) return;
    if (out.words.empty()) out.lead = lead;
    out.words += words_of(text, line);
  });
  return out;
}

}  // namespace

std::optional<TextHeader> read_header(std::string_view text) {
  const std::size_t end = body_offset(text);
  if (end == 0) return std::nullopt;
  TextHeader header;
  header.is_verbatim = true;
  std::size_t at = 0;
  for (next_line(text, at); at < end;) {
    const std::string_view line = next_line(text, at);
    const std::size_t colon = line.find(':');
    if (colon != std::string_view::npos && !line.starts_with(' ')) take(header, line.substr(0, colon), unquoted(line.substr(colon + 1)));
  }
  if (header.title.empty()) return std::nullopt;
  return header;
}

StatuteText read_text(std::string text) {
  StatuteText out;
  if (auto header = read_header(text)) out.header = std::move(*header);
  out.body = text.substr(body_offset(text));
  read_articles(out);
  const auto by_number = [](const ArticleText& a, const ArticleText& b) { return a.number < b.number; };
  std::stable_sort(out.articles.begin(), out.articles.end(), by_number);
  const auto same = [](const ArticleText& a, const ArticleText& b) { return a.number == b.number; };
  out.articles.erase(std::unique(out.articles.begin(), out.articles.end(), same), out.articles.end());
  return out;
}

const ArticleText* find_article(const StatuteText& text, ArticleNumber number) {
  const auto at = std::lower_bound(text.articles.begin(), text.articles.end(), number, [](const ArticleText& article, ArticleNumber wanted) { return article.number < wanted; });
  return at != text.articles.end() && at->number == number ? &*at : nullptr;
}

std::int32_t count_paragraphs(const StatuteText& text, const ArticleText& article) {
  std::int32_t count = 0;
  for_each_line(text, article, [&](const TextLine&, std::int32_t paragraph, std::int32_t) { count = paragraph; });
  return count;
}

std::int32_t count_items(const StatuteText& text, const ArticleText& article, std::int32_t paragraph) {
  std::int32_t most = 0;
  for_each_line(text, article, [&](const TextLine& line, std::int32_t here, std::int32_t) {
    if (line.kind == Kind::item && (paragraph == 0 || here == paragraph)) most = std::max(most, line.number);
  });
  return most;
}

std::int32_t count_subitems(const StatuteText& text, const ArticleText& article, std::int32_t paragraph, std::int32_t item) {
  std::int32_t most = 0;
  for_each_line(text, article, [&](const TextLine& line, std::int32_t here, std::int32_t in) {
    if (line.kind == Kind::subitem && in == item && (paragraph == 0 || here == paragraph)) most = std::max(most, line.number);
  });
  return most;
}

std::int32_t paragraph_with_item(const StatuteText& text, const ArticleText& article, std::int32_t item) {
  std::int32_t found = 0;
  for_each_line(text, article, [&](const TextLine& line, std::int32_t paragraph, std::int32_t) {
    if (found == 0 && line.kind == Kind::item && line.number == item) found = paragraph;
  });
  return found;
}

std::string quote(const StatuteText& text, const Citation& citation, std::size_t longest) {
  const ArticleText* article = citation.article && text.header.is_verbatim ? find_article(text, *citation.article) : nullptr;
  // Where 款 run together the words of one 款 cannot be told from those of the next.
  if (article == nullptr || (text.header.is_joined && citation.paragraph > 0)) return {};
  const Wanted wanted = collect(text, *article, citation);
  if (wanted.words.empty() || (wanted.lead + wanted.words).find("〔") != std::string::npos) return {};
  if (citation.item == 0) return shortened(wanted.words, longest);
  return shortened_lead(wanted.lead) + (citation.item > 1 ? "……" : "") + shortened(wanted.words, longest);
}

}  // namespace zhunsheng::law
