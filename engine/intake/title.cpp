// SPDX-License-Identifier: Apache-2.0
// The head of a document is what stands before its first addressee, clause or sentence. Of the lines there, the last that
// ends like a title is one; lines before it that it needs (an issuer before 关于…, the first half of a broken line) join.
#include "engine/intake/title.hpp"

#include <algorithm>
#include <array>

#include "engine/base/text.hpp"
#include "engine/intake/clause_marker.hpp"
#include "engine/intake/organ.hpp"
#include "engine/intake/written_date.hpp"

namespace zhunsheng::intake {
namespace {

using document::Document;
using document::PlaceKind;

constexpr std::size_t title_limit = 100;  // characters of one title line
constexpr std::uint32_t head_limit = 40;  // paragraphs: a saved web page has some twenty before the title

constexpr std::array<std::string_view, 61> title_endings{"办法", "规定", "细则", "规则", "意见", "方案", "决定", "公告", "通告", "通知", "措施", "政策", "条例", "规程", "制度", "章程", "准则", "合同", "合同书", "协议", "协议书",
  "纪要", "报告", "请示", "批复", "复函", "说明", "公约", "民约", "意见书", "审查表", "申报表", "登记表", "送审单", "审批表", "目录", "清单", "规划", "计划", "要点", "指南", "标准", "讲话", "致辞", "公示", "文件", "邀请书", "通知书",
  "备忘录", "承诺函", "委托书", "记录", "笔录", "决议", "签到表", "指引", "预案", "意向书", "倡议书", "评估书", "结论"};
constexpr std::array<std::string_view, 10> draft_marks{"送审稿", "征求意见稿", "草案", "讨论稿", "审议稿", "初稿", "审查稿", "修改稿", "报审稿", "草稿"};

bool has(std::string_view text, std::string_view word) { return text.find(word) != std::string_view::npos; }

/// "# 标题" of a Markdown file without its marks.
std::string_view without_hashes(std::string_view text) {
  const std::size_t first = text.find_first_not_of('#');
  if (first == 0 || first == std::string_view::npos || first > 6 || text[first] != ' ') return text;
  return base::trim(text.substr(first));
}

/// Removes one bracket at the end and gives what was in it; nothing if there is none.
std::string_view take_bracket(std::string_view& text) {
  for (const auto& [open, close] : {std::pair<std::string_view, std::string_view>{"（", "）"}, {"(", ")"}, {"〔", "〕"}, {"【", "】"}}) {
    if (!text.ends_with(close)) continue;
    const std::size_t at = text.rfind(open);
    if (at == std::string_view::npos) return {};
    const std::string_view inside = text.substr(at + open.size(), text.size() - at - open.size() - close.size());
    text = base::trim(text.substr(0, at));
    return inside;
  }
  return {};
}

/// A line that may be (part of) a title: Han words without the marks of sentences, fields and addresses.
bool is_plain_line(std::string_view text) {
  std::size_t count = 0, han = 0;
  for (std::size_t offset = 0; offset < text.size(); ++count) {
    const char32_t c = base::decode(text, offset);
    if (std::u32string_view(U"。；：，！？;:!?|>=·…#").find(c) != std::u32string_view::npos) return false;
    if (base::is_han(c)) ++han;
  }
  return count <= title_limit && han >= 2 && han * 2 >= count && !date_line(text);
}

/// "杨家镇人民政府文件": the letterhead.
bool is_letterhead(std::string_view text) { return text.ends_with("文件") && !has(text, "关于") && !has(text, "招标") && !has(text, "采购") && !has(text, "磋商") && !has(text, "谈判"); }

/// "杨政发〔2024〕3号" and lines with one.
bool has_document_number(std::string_view text) { return text.ends_with("号") && (has(text, "〔") || has(text, "[") || has(text, "［") || has(text, "【") || has(text, "第")); }

bool is_furniture(std::string_view text) {
  if (!is_plain_line(text) || has_document_number(text) || is_letterhead(text)) return true;
  for (const std::string_view word : {"解读】", "一图读懂", "当前位置", "发布日期", "签发人", "印发", "主动公开"})
    if (has(text, word) && !has(text, "关于") && !has(text, "通知")) return true;
  return text.starts_with("【");
}

bool ends_sentence(std::string_view text) {
  for (const std::string_view mark : {"。", "；", ";", "！", "？", "，", "、"})
    if (text.ends_with(mark) || (mark == "。" && has(text, mark))) return true;
  return false;
}

/// 各村、各单位：
bool is_addressee(std::string_view text) {
  if (!text.ends_with("：") && !text.ends_with(":")) return false;
  return base::count_code_points(text) <= 120;
}

bool begins_party(std::string_view text) {
  for (const std::string_view word : {"甲方", "乙方", "出租方", "承租方", "发包方", "承包方", "发包人", "承包人", "采购人", "委托方", "受托方", "转让方"})
    if (text.starts_with(word)) return true;
  return false;
}

std::uint32_t find_head_end(const Document& document) {
  const auto count = static_cast<std::uint32_t>(document.paragraphs.size());
  for (std::uint32_t i = 0; i < count && i < head_limit; ++i) {
    const document::Paragraph& paragraph = document.paragraphs[i];
    if (paragraph.place.kind != PlaceKind::paragraph && i > 0) return i;  // a table, or the notes behind an empty body
    const std::string_view text = without_hashes(paragraph.text);
    const std::optional<Marker> marker = find_marker(text);
    const bool is_annex_label = marker && marker->kind == MarkerKind::annex && marker->length_bytes >= text.size() && i == 0;
    if ((marker && !is_annex_label) || ends_sentence(text) || is_addressee(text) || begins_party(text)) return i;
  }
  return std::min(count, head_limit);
}

/// May this line stand before the title line and belong to it?
bool joins_before(std::string_view line, std::string_view title) {
  if (is_furniture(line) || is_title_line(line) || base::count_code_points(line) > 60 || find_marker(line)) return false;
  const std::optional<std::string> organ = organ_line(line);
  if (organ && title.starts_with(*organ)) return false;
  if (title.starts_with("关于")) return organ.has_value();
  if (organ) return true;
  return has(line, "关于") || !has(title, "关于");
}

/// The last line of the head that ends like a title; else the first line that could be one.
std::optional<std::uint32_t> title_line(const Document& document, std::uint32_t head_end) {
  std::optional<std::uint32_t> weak, strong;
  for (std::uint32_t i = 0; i < head_end; ++i) {
    const std::string_view text = without_hashes(document.paragraphs[i].text);
    if (is_furniture(text)) continue;
    if (is_title_line(text)) strong = i;
    const bool is_weak = base::count_code_points(text) >= 4 && base::count_code_points(text) <= 50 && !organ_line(text) && !text.starts_with("（") && !text.starts_with("(");
    if (!weak && is_weak) weak = i;
  }
  return strong ? strong : weak;
}

}  // namespace

bool is_title_line(std::string_view text) {
  text = without_hashes(base::trim(text));
  if (!is_plain_line(text) || is_letterhead(text) || base::count_code_points(text) < 4) return false;
  for (int i = 0; i < 3 && !take_bracket(text).empty(); ++i) {
  }
  for (const std::string_view mark : draft_marks)
    if (text.ends_with(mark)) text.remove_suffix(mark.size());
  if (text.empty() || organ_line(text)) return false;
  if (std::any_of(title_endings.begin(), title_endings.end(), [&](std::string_view ending) { return text.ends_with(ending); })) return true;
  return text.ends_with("条") && (has(text, "政策") || has(text, "措施") || has(text, "意见"));  // 支持…政策十条
}

bool has_draft_mark(std::string_view title) { return without_draft_mark(title).size() != base::trim(title).size(); }

std::string_view without_draft_mark(std::string_view title) {
  title = base::trim(title);
  std::string_view rest = title;
  const std::string_view inside = take_bracket(rest);
  for (const std::string_view mark : draft_marks) {
    if (!inside.empty() && has(inside, mark)) return rest;
    if (title.ends_with(mark)) return base::trim(title.substr(0, title.size() - mark.size()));
  }
  return title;
}

std::string bare_title(std::string_view title) {
  title = without_draft_mark(without_hashes(title));
  std::string out;
  for (std::size_t offset = 0; offset < title.size();) {
    const char32_t c = base::decode(title, offset);
    if (!base::is_blank(c) && std::u32string_view(U"《》〈〉<>“”\"").find(c) == std::u32string_view::npos) base::append_utf8(out, base::fold_width(c));
  }
  return out;
}

std::string inner_title(const Document& document, std::uint32_t paragraph, std::uint32_t& count) {
  const auto line = [&](std::uint32_t i) -> std::string_view {
    if (i >= document.paragraphs.size() || document.paragraphs[i].place.kind != PlaceKind::paragraph) return {};
    return without_hashes(document.paragraphs[i].text);
  };
  const auto is_part = [&](std::string_view text) { return !text.empty() && !is_furniture(text) && !find_marker(text) && !organ_line(text); };
  count = 0;
  if (!is_part(line(paragraph))) return {};
  if (is_title_line(line(paragraph))) {
    count = 1;
    return std::string(line(paragraph));
  }
  const std::string_view second = line(paragraph + 1);
  if (!is_part(second) || !is_title_line(second) || base::count_code_points(line(paragraph)) < 6) return {};
  count = 2;
  return std::string(line(paragraph)) + std::string(second);
}

Title find_title(const Document& document) {
  Title title;
  title.head_end = find_head_end(document);
  const auto body_count = std::count_if(document.paragraphs.begin(), document.paragraphs.end(), [](const document::Paragraph& paragraph) { return paragraph.place.kind == PlaceKind::paragraph || paragraph.place.kind == PlaceKind::cell; });
  if (body_count < 2) return title;
  const std::optional<std::uint32_t> found = title_line(document, title.head_end);
  if (!found) return title;
  std::uint32_t first = *found, last = *found;
  const auto text = [&](std::uint32_t i) { return without_hashes(document.paragraphs[i].text); };
  for (int joined = 0; joined < 3 && first > 0 && joins_before(text(first - 1), text(first)); ++joined) --first;
  if (last + 1 < title.head_end) {
    std::string_view next = text(last + 1);
    if (!take_bracket(next).empty() && next.empty() && !find_date(text(last + 1))) ++last;  // （试行）, （送审稿） on a line of its own
  }
  for (std::uint32_t i = first; i <= last; ++i) {
    title.text += text(i);
    title.paragraphs.push_back(i);
  }
  return title;
}

}  // namespace zhunsheng::intake
