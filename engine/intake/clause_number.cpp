// SPDX-License-Identifier: Apache-2.0
// 立法法第六十五条: 编、章、节、条、款、项、目; 项 are numbered with Chinese numerals in brackets, 目 with Arabic ones. Drafts that
// number 一、（一）1. are quoted by joining what they show.
#include "engine/intake/clause_number.hpp"

#include "engine/base/text.hpp"

namespace zhunsheng::intake {
namespace {

constexpr std::size_t heading_in_path_limit = 8;  // characters: 九、附则（一） reads well, a whole sentence does not
constexpr std::size_t heading_limit = 30;
constexpr std::size_t sentence_heading_limit = 20;

bool has(std::string_view text, std::string_view word) { return text.find(word) != std::string_view::npos; }

/// "3." -> "3", "（二）" stays.
std::string bare_label(const Marker& marker) {
  std::string label = marker.label;
  for (const std::string_view mark : {".", "、"})
    if (label.ends_with(mark)) label.resize(label.size() - mark.size());
  return label;
}

std::string with_annex(std::string_view annex, const std::string& number) { return annex.empty() ? number : std::string(annex) + " " + number; }

bool has_any_mark(std::string_view text, std::u32string_view marks) {
  for (std::size_t offset = 0; offset < text.size();)
    if (marks.find(base::decode(text, offset)) != std::u32string_view::npos) return true;
  return false;
}

}  // namespace

int item_depth_of(const Marker& marker, const OpenClause* parent) {
  if (marker.kind == MarkerKind::article) return marker.label.starts_with("第") ? 0 : -1;
  if (marker.kind < MarkerKind::article || marker.kind == MarkerKind::dotted || parent == nullptr || parent->item_depth < 0) return -1;
  return parent->item_depth + 1;
}

std::string number_of(const Marker& marker, const OpenClause* parent, std::string_view annex) {
  const bool is_free = marker.kind == MarkerKind::article || marker.kind == MarkerKind::dotted || parent == nullptr || parent->path.empty();
  if (marker.kind == MarkerKind::annex) return marker.label;
  if (is_free) return with_annex(annex, marker.label);
  const int depth = item_depth_of(marker, parent);
  if (depth == 1 && marker.kind != MarkerKind::chinese) {
    const std::string subparagraph = parent->subparagraphs > 1 ? "第" + base::chinese_numeral(parent->subparagraphs) + "款" : "";
    return parent->path + subparagraph + "第" + bare_label(marker) + "项";
  }
  if (depth == 2) return parent->path + "第" + bare_label(marker) + "目";
  if (parent->kind == MarkerKind::annex) return parent->path + " " + marker.label;
  const bool is_top = (parent->kind == MarkerKind::chinese || parent->kind == MarkerKind::article) && parent->item_depth < 0;
  const bool shows_heading = is_top && !parent->heading.empty() && base::count_code_points(parent->heading) <= heading_in_path_limit;
  return parent->path + (shows_heading ? parent->heading : "") + marker.label;
}

std::string heading_of(std::string_view rest, MarkerKind kind) {
  rest = base::trim(rest);
  for (const auto& [open, close] : {std::pair<std::string_view, std::string_view>{"【", "】"}, {"[", "]"}}) {
    const std::size_t end = rest.starts_with(open) ? rest.find(close) : std::string_view::npos;
    if (end != std::string_view::npos) return std::string(base::trim(rest.substr(open.size(), end - open.size())));
  }
  if (rest.starts_with("：") || rest.starts_with(":")) rest = base::trim(rest.substr(rest.starts_with(":") ? 1 : 3));
  const bool is_division = kind <= MarkerKind::section;
  if (is_division || (base::count_code_points(rest) <= heading_limit && !has_any_mark(rest, U"。；：，！？;:,"))) return std::string(rest);
  const std::size_t stop = rest.find("。");
  if (stop == std::string_view::npos || stop + std::string_view("。").size() >= rest.size()) return {};
  const std::string_view first = rest.substr(0, stop);
  if (base::count_code_points(first) > sentence_heading_limit || has_any_mark(first, U"；：，！？;:,")) return {};
  if (kind == MarkerKind::article)
    for (const std::string_view word : {"应当", "不得", "本办法", "本规定", "是指", "由", "负责", "按", "遵循"})
      if (has(first, word)) return {};
  return std::string(first);
}

}  // namespace zhunsheng::intake
