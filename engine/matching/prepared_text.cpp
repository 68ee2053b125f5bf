// SPDX-License-Identifier: Apache-2.0
// Folding, quotation marks, and the borders of 分句, 句, 款 and 条.
#include "engine/matching/prepared_text.hpp"

#include <algorithm>
#include <optional>

#include "engine/base/text.hpp"

namespace zhunsheng::matching {
namespace {

constexpr std::u32string_view sentence_marks = U"。!?;｡";
constexpr std::u32string_view part_marks = U",:。!?;｡";
/// What may follow ”) of a quoted sentence when the outer sentence goes on: “…。”的规定.
constexpr std::u32string_view continues_after_quote = U"的等之、,;:。!?)》";

bool is_one_of(char32_t c, std::u32string_view set) { return set.find(c) != std::u32string_view::npos; }

bool is_tail(char byte) { return (static_cast<unsigned char>(byte) & 0xC0) == 0x80; }

/// Han characters, nearly all of a text, are no marks of any kind.
bool is_plain(char32_t c) { return c >= 0x3400 && c <= 0x9FFF; }

char32_t closing_mark(char32_t open) {
  switch (open) {
    case U'“': return U'”';
    case U'「': return U'」';
    case U'『': return U'』';
    case U'"': return U'"';
    case U'《': return U'》';
    default: return 0;
  }
}

/// Position of the mark that closes the one at `open`, nested marks of the same kind counted; nothing if it never closes.
std::optional<std::uint32_t> find_close(std::u32string_view chars, std::uint32_t open, std::uint32_t end) {
  const char32_t opener = chars[open], closer = closing_mark(opener);
  std::uint32_t depth = 1;
  for (std::uint32_t i = open + 1; i < end; ++i) {
    if (chars[i] == closer) {
      if (--depth == 0) return i;
    } else if (chars[i] == opener) {
      ++depth;
    }
  }
  return std::nullopt;
}

}  // namespace

bool is_digit(char32_t c) { return c >= U'0' && c <= U'9'; }

std::u32string fold(std::string_view text) {
  std::u32string out;
  out.reserve(text.size() / 3 + 1);
  for (std::size_t offset = 0; offset < text.size();) {
    const char32_t c = base::decode(text, offset);
    if (!base::is_blank(c)) out += base::fold_width(c);
  }
  return out;
}

void Units::open(std::uint32_t position) {
  if (begins_.empty() || begins_.back() < position) begins_.push_back(position);
}

std::size_t Units::index_at(std::uint32_t position) const {
  const auto next = std::upper_bound(begins_.begin(), begins_.end(), position);
  return next == begins_.begin() ? 0 : static_cast<std::size_t>(next - begins_.begin()) - 1;
}

Range Units::unit(std::size_t index) const {
  if (index >= begins_.size()) return {size_, size_};
  return {begins_[index], index + 1 < begins_.size() ? begins_[index + 1] : size_};
}

PreparedText::PreparedText(const document::Document& document) {
  const std::size_t count = document.paragraphs.size();
  clause_of.assign(count, -1);
  is_title.assign(count, false);
  for (const std::uint32_t paragraph : document.title_paragraphs)
    if (paragraph < count) is_title[paragraph] = true;
  for (std::size_t i = 0; i < document.clauses.size(); ++i)
    for (std::uint32_t p = document.clauses[i].first_paragraph; p < std::min<std::size_t>(document.clauses[i].last_paragraph, count); ++p)
      if (clause_of[p] < 0 && !is_title[p]) clause_of[p] = static_cast<std::int32_t>(i);
  std::size_t bytes = 0;
  for (const auto& paragraph : document.paragraphs) bytes += paragraph.text.size();
  chars.reserve(bytes / 3 + 16);
  offsets.reserve(bytes / 3 + 16);
  for (std::size_t p = 0; p < count; ++p) {
    paragraph_begins.push_back(size());
    append(document.paragraphs[p]);
    open_paragraph(p);
    const Range range{paragraph_begins[p], size()};
    find_marks(range);
    split(range);
  }
  paragraph_begins.push_back(size());
  for (Units* units : {&parts, &outer_parts, &sentences, &paragraphs, &clauses}) units->close(size());
}

void PreparedText::append(const document::Paragraph& paragraph) {
  std::uint32_t offset_points = 0;
  const std::string_view text = paragraph.text;
  for (std::size_t offset = 0; offset < text.size(); ++offset_points) {
    const auto byte = static_cast<unsigned char>(text[offset]);
    if (byte < 0x80) {
      ++offset;
      if (byte == ' ' || (byte >= 0x09 && byte <= 0x0D)) continue;
      chars += byte;
    } else if (byte >= 0xE4 && byte <= 0xE9 && offset + 2 < text.size() && is_tail(text[offset + 1]) && is_tail(text[offset + 2])) {
      // U+4000..U+9FFF, nearly all of a Chinese text: no blanks, nothing to fold
      chars += (char32_t(byte & 0x0F) << 12) | (char32_t(text[offset + 1] & 0x3F) << 6) | char32_t(text[offset + 2] & 0x3F);
      offset += 3;
    } else {
      const char32_t c = base::decode(text, offset);
      if (!base::is_han(c) && base::is_blank(c)) continue;
      chars += base::fold_width(c);
    }
    offsets.push_back(offset_points);
  }
}

/// Opens the units that begin with this paragraph. The paragraphs of the title, and for 条 those of one clause, run on.
void PreparedText::open_paragraph(std::size_t paragraph) {
  const std::uint32_t begin = paragraph_begins[paragraph];
  const bool after_title = paragraph > 0 && is_title[paragraph] && is_title[paragraph - 1];
  if (after_title) return;
  for (Units* units : {&parts, &outer_parts, &sentences, &paragraphs}) units->open(begin);
  const bool same_clause = paragraph > 0 && clause_of[paragraph] >= 0 && clause_of[paragraph] == clause_of[paragraph - 1];
  if (!same_clause) clauses.open(begin);
}

void PreparedText::find_marks(Range paragraph) {
  std::uint32_t quoted_until = 0, titled_until = 0;
  for (std::uint32_t i = paragraph.begin; i < paragraph.end; ++i) {
    const char32_t c = chars[i];
    if (is_plain(c)) continue;
    if (c != U'"' && c != U'《' && c != U'“' && c != U'「' && c != U'『') continue;
    std::uint32_t& until = c == U'《' ? titled_until : quoted_until;
    if (i < until) continue;
    const auto close = find_close(chars, i, paragraph.end);
    if (!close) continue;
    (c == U'《' ? titles : quotes).push_back({i, *close + 1});
    until = *close + 1;
  }
}

bool PreparedText::is_part_end(std::uint32_t i) const {
  const char32_t c = chars[i];
  if (c > 0x7F ? c != U'。' && c != U'｡' : !is_one_of(c, part_marks)) return false;
  const bool may_group = c == U',' || c == U':';  // 1,200,000 and 10:30
  return !(may_group && i > 0 && i + 1 < chars.size() && is_digit(chars[i - 1]) && is_digit(chars[i + 1]));
}

bool PreparedText::ends_sentence(std::uint32_t i, const Range* quote) const {
  if (quote == nullptr) return is_one_of(chars[i], sentence_marks);
  // inside a quotation only its own end can end the outer sentence, and only after a full stop
  if (i + 1 != quote->end || !is_one_of(chars[i - 1], sentence_marks)) return false;
  return i + 1 >= chars.size() || !is_one_of(chars[i + 1], continues_after_quote);
}

void PreparedText::split(Range paragraph) {
  auto quote = std::lower_bound(quotes.begin(), quotes.end(), paragraph.begin, [](const Range& range, std::uint32_t position) { return range.begin < position; });
  for (std::uint32_t i = paragraph.begin; i < paragraph.end; ++i) {
    if (is_plain(chars[i])) continue;
    while (quote != quotes.end() && quote->end <= i) ++quote;
    const bool quoted = quote != quotes.end() && quote->begin <= i;
    const bool part_end = is_part_end(i);
    if (part_end) parts.open(i + 1);
    if (!quoted && !part_end) continue;
    const bool sentence_end = ends_sentence(i, quoted ? &*quote : nullptr);
    if (sentence_end) {
      parts.open(i + 1);
      sentences.open(i + 1);
    }
    if (sentence_end || (part_end && !quoted)) outer_parts.open(i + 1);
  }
}

const Units& PreparedText::units(model::Scope scope) const {
  switch (scope) {
    case model::Scope::clause_part: return parts;
    case model::Scope::sentence: return sentences;
    case model::Scope::paragraph: return paragraphs;
    case model::Scope::clause: return clauses;
  }
  return sentences;
}

std::size_t PreparedText::paragraph_at(std::uint32_t position) const {
  const auto next = std::upper_bound(paragraph_begins.begin(), paragraph_begins.end() - 1, position);
  return next == paragraph_begins.begin() ? 0 : static_cast<std::size_t>(next - paragraph_begins.begin()) - 1;
}

const Range* PreparedText::enclosing(const std::vector<Range>& ranges, Range inner) {
  const auto next = std::upper_bound(ranges.begin(), ranges.end(), inner.begin, [](std::uint32_t position, const Range& range) { return position < range.begin; });
  if (next == ranges.begin()) return nullptr;
  const Range& range = *(next - 1);
  return range.begin < inner.begin && inner.end < range.end ? &range : nullptr;
}

}  // namespace zhunsheng::matching
