// SPDX-License-Identifier: Apache-2.0
// One small reader for each shape, over the first characters of the paragraph.
#include "engine/intake/clause_marker.hpp"

#include <algorithm>

#include "engine/base/text.hpp"

namespace zhunsheng::intake {
namespace {

constexpr std::size_t window = 24;  // characters that any marker and what tells it from a sentence take

/// The first characters, folded to ASCII forms; `offsets` gives back the bytes.
struct Head {
  std::u32string text;
  std::vector<std::size_t> offsets;  ///< one more than characters
};

Head read_head(std::string_view paragraph) {
  Head head;
  std::size_t offset = 0;
  while (offset < paragraph.size() && head.text.size() < window) {
    head.offsets.push_back(offset);
    head.text += base::fold_width(base::decode(paragraph, offset));
  }
  head.offsets.push_back(offset);
  return head;
}

bool is_chinese_digit(char32_t c) { return std::u32string_view(U"〇零一二三四五六七八九十百").find(c) != std::u32string_view::npos; }
bool is_digit(char32_t c) { return c >= U'0' && c <= U'9'; }

char32_t at(const Head& head, std::size_t i) { return i < head.text.size() ? head.text[i] : U'\0'; }

void skip_blanks(const Head& head, std::size_t& i) {
  while (i < head.text.size() && base::is_blank(head.text[i])) ++i;
}

/// A numeral at `i`, Chinese or Arabic; nothing and `i` as it was if there is none.
std::optional<std::int64_t> read_numeral(const Head& head, std::size_t& i, bool chinese, bool arabic) {
  const std::size_t begin = i;
  const bool is_arabic = arabic && is_digit(at(head, i));
  while (is_arabic ? is_digit(at(head, i)) : chinese && is_chinese_digit(at(head, i))) ++i;
  if (i == begin || i - begin > 5) {
    i = begin;
    return std::nullopt;
  }
  const std::optional<std::int64_t> number = base::parse_chinese_integer(base::to_utf8(std::u32string_view(head.text).substr(begin, i - begin)));
  if (!number || *number <= 0) {
    i = begin;
    return std::nullopt;
  }
  return number;
}

bool begins_with(const Head& head, std::size_t i, std::u32string_view word) { return std::u32string_view(head.text).substr(std::min(i, head.text.size())).starts_with(word); }

template <std::size_t N>
bool begins_with_any(const Head& head, std::size_t i, const char32_t* const (&words)[N]) {
  return std::any_of(std::begin(words), std::end(words), [&](const char32_t* word) { return begins_with(head, i, word); });
}

Marker make(const Head& head, MarkerKind kind, std::int64_t number, std::string label, std::size_t end) {
  skip_blanks(head, end);
  return {kind, number, std::move(label), head.offsets[end], {}};
}

std::string words(const Head& head, std::size_t begin, std::size_t end) {
  std::string out;
  for (std::size_t i = begin; i < end; ++i)
    if (!base::is_blank(head.text[i])) base::append_utf8(out, head.text[i]);
  return out;
}

/// 第三章, 第五条, 第五条之一.
std::optional<Marker> read_ordinal(const Head& head) {
  std::size_t i = 1;
  if (at(head, 0) != U'第') return std::nullopt;
  skip_blanks(head, i);
  const std::optional<std::int64_t> number = read_numeral(head, i, true, true);
  if (!number) return std::nullopt;
  skip_blanks(head, i);
  MarkerKind kind = MarkerKind::article;
  if (begins_with(head, i, U"部分")) ++i, kind = MarkerKind::part;
  else if (at(head, i) == U'编') kind = MarkerKind::part;
  else if (at(head, i) == U'章') kind = MarkerKind::chapter;
  else if (at(head, i) == U'节') kind = MarkerKind::section;
  else if (at(head, i) != U'条') return std::nullopt;
  ++i;
  if (kind == MarkerKind::article && at(head, i) == U'之') {
    std::size_t behind = i + 1;
    if (read_numeral(head, behind, true, true)) i = behind;
  }
  const bool is_apart = i >= head.text.size() || base::is_blank(at(head, i)) || at(head, i) == U':' || at(head, i) == U'【' || at(head, i) == U'(';
  static constexpr const char32_t* reference_words[] = {U"规定", U"所列", U"所称", U"所指", U"中的", U"中“", U"的", U"至第", U"到第", U"和第", U"及第", U"与第", U"或第", U"、", U",", U"第", U"之规定", U"修改为", U"改为", U"删去", U"增加一", U"后增加", U"》"};
  if (!is_apart && begins_with_any(head, i, reference_words)) return std::nullopt;
  return make(head, kind, *number, words(head, 0, i), i);
}

/// 附件, 附件1, 附件二：, 附表1. 附件材料… is a sentence.
std::optional<Marker> read_annex(const Head& head) {
  if (!begins_with(head, 0, U"附件") && !begins_with(head, 0, U"附表") && !begins_with(head, 0, U"附录")) return std::nullopt;
  std::size_t i = 2;
  skip_blanks(head, i);
  const std::optional<std::int64_t> number = read_numeral(head, i, true, true);
  const std::size_t end = number ? i : 2;
  const char32_t next = at(head, end);
  const bool is_alone = end >= head.text.size() || base::is_blank(next) || next == U':' || next == U'.';
  if (!is_alone) return std::nullopt;
  std::size_t behind = end;
  if (next == U':' || next == U'.') ++behind;
  return make(head, MarkerKind::annex, number.value_or(0), words(head, 0, end), behind);
}

/// （一） and (1) and 1).
std::optional<Marker> read_bracket(const Head& head) {
  const bool is_open = at(head, 0) == U'(' || at(head, 0) == U'〔';
  std::size_t i = is_open ? 1 : 0;
  skip_blanks(head, i);
  const bool is_arabic = is_digit(at(head, i));
  if (!is_open && !is_arabic) return std::nullopt;
  const std::optional<std::int64_t> number = read_numeral(head, i, true, true);
  if (!number || *number > 99) return std::nullopt;
  const std::string digits = is_arabic ? std::to_string(*number) : base::chinese_numeral(*number);
  skip_blanks(head, i);
  if (at(head, i) != U')' && at(head, i) != U'〕') return std::nullopt;
  ++i;
  static constexpr const char32_t* reference_words[] = {U"至", U"和(", U"或(", U"、(", U"、〔", U"的规定", U"规定的"};
  static constexpr const char32_t* behind_unit[] = {U"规定", U"、", U"和", U"或", U"的", U"及", U"所", U"至", U"情形", U",", U"(", U"中", U"第"};
  const bool is_unit = at(head, i) == U'项' || at(head, i) == U'款' || at(head, i) == U'目';  // 项目, 款项 are words of the clause
  if (begins_with_any(head, i, reference_words) || (is_unit && begins_with_any(head, i + 1, behind_unit))) return std::nullopt;
  if (at(head, i) == U'、' || at(head, i) == U'.') ++i;
  return make(head, is_arabic ? MarkerKind::arabic_bracket : MarkerKind::chinese_bracket, *number, is_open ? "（" + digits + "）" : digits + "）", i);
}

/// 一、 and 一.
std::optional<Marker> read_chinese(const Head& head) {
  std::size_t i = 0;
  const std::optional<std::int64_t> number = read_numeral(head, i, true, false);
  if (!number || *number > 99) return std::nullopt;
  const std::string digits = words(head, 0, i);
  skip_blanks(head, i);
  if (at(head, i) != U'、' && at(head, i) != U'.') return std::nullopt;
  std::size_t next = ++i;
  if (const std::optional<std::int64_t> following = read_numeral(head, next, true, false); following && *following == *number + 1) return std::nullopt;  // 一、二级
  return make(head, MarkerKind::chinese, *number, digits + "、", i);
}

/// 1. 1、 1．, and 1.2, 1.2.3. 1.5亿元 is told by what follows; the caller checks a dotted number against its neighbours.
std::optional<Marker> read_arabic(const Head& head) {
  std::size_t i = 0;
  std::vector<std::int64_t> components;
  std::size_t end = 0;
  for (;;) {
    const std::optional<std::int64_t> number = read_numeral(head, i, false, true);
    if (!number) break;
    components.push_back(*number);
    end = i;
    if (at(head, i) != U'.') break;
    ++i;
  }
  if (components.empty() || components.back() > 200) return std::nullopt;
  if (components.size() == 1) {
    const char32_t mark = at(head, end);
    if (mark != U'.' && mark != U'、') return std::nullopt;
    std::size_t next = end + 1;
    if (mark == U'、')
      if (const std::optional<std::int64_t> following = read_numeral(head, next, false, true); following && *following == components[0] + 1) return std::nullopt;  // 1、2号楼
    return make(head, MarkerKind::arabic, components[0], words(head, 0, end) + (mark == U'.' ? "." : "、"), end + 1);
  }
  static constexpr const char32_t* units[] = {U"万", U"亿", U"元", U"%", U"‰", U"倍", U"米", U"亩", U"平方", U"公", U"吨", U"千", U"-", U"/", U"年", U"月", U"日", U"个"};
  std::size_t behind = end;
  if (at(head, behind) == U'.' || at(head, behind) == U'、') ++behind;
  skip_blanks(head, behind);
  if (begins_with_any(head, behind, units) || components.front() > 99) return std::nullopt;
  Marker marker = make(head, MarkerKind::dotted, components.back(), words(head, 0, end), behind);
  marker.components = std::move(components);
  return marker;
}

std::optional<Marker> read_circled(const Head& head) {
  const char32_t c = at(head, 0);
  if (c < U'①' || c > U'⑳') return std::nullopt;
  return make(head, MarkerKind::circled, static_cast<std::int64_t>(c - U'①') + 1, words(head, 0, 1), 1);
}

}  // namespace

std::optional<Marker> find_marker(std::string_view paragraph) {
  const Head head = read_head(paragraph);
  if (std::optional<Marker> marker = read_ordinal(head)) return marker;
  if (std::optional<Marker> marker = read_annex(head)) return marker;
  if (std::optional<Marker> marker = read_bracket(head)) return marker;
  if (std::optional<Marker> marker = read_chinese(head)) return marker;
  if (std::optional<Marker> marker = read_circled(head)) return marker;
  return read_arabic(head);
}

}  // namespace zhunsheng::intake
