// SPDX-License-Identifier: Apache-2.0
// One pass over the paragraphs with a stack of open lists.
#include "engine/matching/lists.hpp"

#include <string_view>

#include "engine/base/text.hpp"
#include "engine/matching/numerals.hpp"

namespace zhunsheng::matching {
namespace {

struct Run {
  std::int64_t value = 0;
  std::uint32_t end = 0;
  bool is_chinese = false;
};

/// A short number, all digits or all Chinese.
std::optional<Run> read_run(std::u32string_view chars, std::uint32_t at, std::uint32_t end) {
  std::uint32_t last = at;
  const bool chinese = at < end && !is_digit(chars[at]);
  while (last < end && last - at < 4 && (chinese ? is_numeral(chars[last]) : is_digit(chars[last]))) ++last;
  if (last == at) return std::nullopt;
  const auto value = base::parse_chinese_integer(base::to_utf8(chars.substr(at, last - at)));
  if (!value) return std::nullopt;
  return Run{*value, last, chinese};
}

struct OpenList {
  std::int32_t lead = -1;
  ItemMark own;                     ///< mark of the leading paragraph itself
  MarkKind kind = MarkKind::none;   ///< of its items; none: no item yet
  bool is_plain = false;            ///< items without marks
};

class LeadFinder {
 public:
  explicit LeadFinder(const PreparedText& text) : text_(text), leads_(text.is_title.size(), -1) {}

  std::vector<std::int32_t> run() {
    for (std::size_t p = 0; p < leads_.size(); ++p) {
      const Range range = text_.paragraph_range(p);
      if (range.is_empty() || text_.is_title[p]) continue;
      const auto mark = read_item_mark(text_, range.begin, range.end);
      if (mark) take_marked(p, *mark);
      else take_plain(p);
      if (opens_list(range)) open_.push_back({static_cast<std::int32_t>(p), mark.value_or(ItemMark{}), MarkKind::none, false});
      const char32_t last = text_.chars[range.end - 1];
      item_goes_on_ = last == U';' || last == U',' || last == U'、';
    }
    return std::move(leads_);
  }

 private:
  void take_marked(std::size_t p, ItemMark mark) {
    if (mark.kind == MarkKind::article || (is_suspended_ && mark.ordinal == 1)) open_.clear();
    is_suspended_ = false;
    while (!open_.empty() && !accepts(open_.back(), mark)) open_.pop_back();
    if (open_.empty()) return;
    open_.back().kind = mark.kind;
    leads_[p] = open_.back().lead;
  }

  static bool accepts(const OpenList& list, ItemMark mark) {
    if (list.kind == MarkKind::none && !list.is_plain) return list.own.kind != mark.kind;  // a sibling of the lead is no item of it
    return list.kind == mark.kind;
  }

  void take_plain(std::size_t p) {
    if (open_.empty()) return;
    OpenList& list = open_.back();
    const bool is_fresh = list.kind == MarkKind::none && !list.is_plain;
    if (is_fresh) list.is_plain = true;
    if (is_fresh || (list.is_plain && item_goes_on_)) {
      leads_[p] = list.lead;
    } else if (list.is_plain) {
      open_.clear();
    } else {
      is_suspended_ = true;  // body text between items: a later （三） goes on with the list, a new （一） does not
    }
  }

  bool opens_list(Range range) const {
    const std::u32string_view chars = std::u32string_view(text_.chars).substr(range.begin, range.size());
    if (chars.back() == U':') return true;
    if (chars.back() == U'。' || chars.back() == U';' || chars.back() == U',') return false;
    return chars.size() < 80 && (chars.find(U"下列") != chars.npos || chars.find(U"以下") != chars.npos || chars.find(U"如下") != chars.npos);
  }

  const PreparedText& text_;
  std::vector<std::int32_t> leads_;
  std::vector<OpenList> open_;
  bool is_suspended_ = false;
  bool item_goes_on_ = false;
};

}  // namespace

std::optional<ItemMark> read_item_mark(const PreparedText& text, std::uint32_t at, std::uint32_t end) {
  const std::u32string_view chars = text.chars;
  if (at >= end) return std::nullopt;
  const char32_t first = chars[at];
  if (first >= U'①' && first <= U'⑳') return ItemMark{MarkKind::circled, static_cast<std::int64_t>(first - U'①' + 1)};
  if (first == U'—' || first == U'•' || first == U'·' || first == U'●' || first == U'■' || first == U'-') return ItemMark{MarkKind::dash, 0};
  if (first == U'第') {
    const auto run = read_run(chars, at + 1, end);
    const bool article = run && run->end < end && (chars[run->end] == U'条' || chars[run->end] == U'章' || chars[run->end] == U'节');
    return article ? std::optional<ItemMark>(ItemMark{MarkKind::article, run->value}) : std::nullopt;
  }
  if (first == U'(') {
    const auto run = read_run(chars, at + 1, end);
    if (!run || run->end >= end || chars[run->end] != U')') return std::nullopt;
    return ItemMark{run->is_chinese ? MarkKind::bracketed_chinese : MarkKind::bracketed_digit, run->value};
  }
  const auto run = read_run(chars, at, end);
  if (!run || run->end >= end) return std::nullopt;
  const char32_t mark = chars[run->end];
  if (run->is_chinese && mark == U'、') return ItemMark{MarkKind::chinese, run->value};
  if (run->is_chinese && mark == U'是') return ItemMark{MarkKind::worded, run->value};
  const bool numbered = !run->is_chinese && (mark == U'.' || mark == U'、' || mark == U')') && !(run->end + 1 < end && is_digit(chars[run->end + 1]));
  return numbered ? std::optional<ItemMark>(ItemMark{MarkKind::digit, run->value}) : std::nullopt;
}

std::vector<std::int32_t> find_leads(const PreparedText& text) { return LeadFinder(text).run(); }

}  // namespace zhunsheng::matching
