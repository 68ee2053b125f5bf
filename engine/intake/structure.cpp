// SPDX-License-Identifier: Apache-2.0
// One walk over the paragraphs with a stack of open clauses. A marker of a kind that is open closes down to it and stands
// beside it; a new kind becomes a child of what is open, after closing what usually nests deeper.
#include "engine/intake/structure.hpp"

#include <algorithm>

#include "engine/base/assert.hpp"
#include "engine/base/text.hpp"
#include "engine/intake/clause_marker.hpp"
#include "engine/intake/clause_number.hpp"
#include "engine/intake/organ.hpp"
#include "engine/intake/passages.hpp"
#include "engine/intake/title.hpp"
#include "engine/intake/written_date.hpp"

namespace zhunsheng::intake {
namespace {

using document::Clause;
using document::Document;
using document::PlaceKind;

constexpr std::uint32_t look_ahead = 50;  // paragraphs: how far a list may be interrupted and still go on

class Builder {
 public:
  explicit Builder(Document& document) : document_(document) {}
  void run();

 private:
  [[nodiscard]] const std::string& text(std::uint32_t i) const { return document_.paragraphs[i].text; }
  [[nodiscard]] std::uint32_t count() const { return static_cast<std::uint32_t>(document_.paragraphs.size()); }
  [[nodiscard]] bool is_body(std::uint32_t i) const;
  [[nodiscard]] bool is_signature(std::uint32_t i) const;
  [[nodiscard]] bool is_chapter_line(std::uint32_t i) const;
  [[nodiscard]] bool list_goes_on(std::uint32_t i) const;
  [[nodiscard]] bool is_plausible(const Marker& marker) const;
  [[nodiscard]] int rank(MarkerKind kind) const;
  void find_markers();
  void place(std::uint32_t& i);
  bool begin_inner_title(std::uint32_t& i);
  void begin_annex(std::uint32_t& i, const Marker& marker);
  void begin_numbered(std::uint32_t i, Marker marker);
  bool begin_subparagraph(std::uint32_t i);
  std::int32_t open(std::uint32_t i, std::string number, std::string heading, std::int32_t parent);
  void open_apart(std::uint32_t i, std::string heading);
  void append(std::uint32_t i);
  OpenClause* open_article();

  Document& document_;
  std::string bare_;                        ///< the title, to compare
  std::vector<std::optional<Marker>> markers_;
  std::vector<OpenClause> stack_;
  std::string annex_;                       ///< stands before the numbers of an annex
  bool cells_are_text_ = false, articles_below_chinese_ = false;
  bool in_signature_ = false;
  PlaceKind furniture_ = PlaceKind::paragraph;
  std::int64_t last_article_ = 0;
};

bool Builder::is_body(std::uint32_t i) const {
  const PlaceKind kind = document_.paragraphs[i].place.kind;
  return kind == PlaceKind::paragraph || kind == PlaceKind::page_line || (kind == PlaceKind::cell && cells_are_text_);
}

/// Markers of the body; whether 条 stand under 一、 (a division) or above it (items) is seen from which numbering runs on.
void Builder::find_markers() {
  std::size_t in_cells = 0, outside = 0;
  for (const document::Paragraph& paragraph : document_.paragraphs) {
    if (paragraph.place.kind == PlaceKind::cell) in_cells += paragraph.text.size();
    if (paragraph.place.kind == PlaceKind::paragraph) outside += paragraph.text.size();
  }
  cells_are_text_ = in_cells > 4 * outside;  // a contract laid out as one table
  markers_.resize(count());
  std::int64_t last_chinese = 0;
  int below = 0, above = 0;
  bool article_since = false;
  for (std::uint32_t i = 0; i < count(); ++i) {
    if (!is_body(i)) continue;
    markers_[i] = find_marker(text(i));
    if (!markers_[i]) continue;
    if (markers_[i]->kind == MarkerKind::article) article_since = true;
    if (markers_[i]->kind != MarkerKind::chinese) continue;
    if (article_since && markers_[i]->number == 1) ++above;
    if (article_since && last_chinese > 0 && markers_[i]->number == last_chinese + 1) ++below;
    last_chinese = markers_[i]->number;
    article_since = false;
  }
  articles_below_chinese_ = below > above;
}

int Builder::rank(MarkerKind kind) const {
  if (kind == MarkerKind::chinese && articles_below_chinese_) return 2 * static_cast<int>(MarkerKind::article) - 1;
  return 2 * static_cast<int>(kind);
}

/// The name of an organ with a date within the next lines, or a date alone on its line after some clauses.
bool Builder::is_signature(std::uint32_t i) const {
  if (document_.clauses.empty() || in_signature_ || markers_[i]) return false;
  if (starts_with_any(text(i), {"公开方式：", "公开方式:", "公开属性：", "信息公开", "（此件", "(此件", "抄送", "主题词"}) && base::count_code_points(text(i)) <= 60) return true;
  if (date_line(text(i))) return i + 3 >= count() || !is_body(std::min(i + 1, count() - 1));
  const bool is_party = starts_with_any(text(i), {"甲方", "乙方", "发包人", "出租方", "采购人"}) && base::count_code_points(text(i)) <= 60;
  if (is_party && (text(i).find("盖章") != std::string::npos || text(i).find("签章") != std::string::npos || text(i).find("签字") != std::string::npos)) return true;
  if (!organ_line(text(i))) return false;
  for (std::uint32_t next = i + 1; next < count() && next <= i + 4 && is_body(next); ++next) {
    if (date_line(text(next))) return true;
    if (!organ_line(text(next))) return false;
  }
  return false;
}

/// An unnumbered heading over 条: a short line without marks right before one.
bool Builder::is_chapter_line(std::uint32_t i) const {
  if (i + 1 >= count() || !markers_[i + 1] || markers_[i + 1]->kind != MarkerKind::article || i == 0) return false;
  const std::string heading = heading_of(text(i), MarkerKind::article);
  return heading == text(i) && base::count_code_points(heading) <= 16 && !organ_line(text(i)) && !date_line(text(i));
}

/// Does the list that is open go on behind this unnumbered paragraph?
bool Builder::list_goes_on(std::uint32_t i) const {
  for (std::uint32_t next = i + 1; next < count() && next < i + look_ahead && is_body(next); ++next) {
    if (!markers_[next]) continue;
    return std::any_of(stack_.begin(), stack_.end(), [&](const OpenClause& open_clause) {
      return open_clause.item_depth >= 1 && open_clause.kind == markers_[next]->kind && markers_[next]->number == open_clause.number + 1;
    });
  }
  return false;
}

/// A dotted number must continue its neighbours or begin at 1 under the number it names.
bool Builder::is_plausible(const Marker& marker) const {
  if (marker.kind != MarkerKind::dotted) return true;
  const std::vector<std::int64_t>& parts = marker.components;
  for (const OpenClause& open_clause : stack_) {
    const std::vector<std::int64_t>& other = open_clause.components;
    const bool is_sibling = other.size() == parts.size() && std::equal(parts.begin(), parts.end() - 1, other.begin()) && parts.back() == other.back() + 1;
    const bool is_child = parts.back() == 1 && other.size() + 1 == parts.size() && std::equal(other.begin(), other.end(), parts.begin());
    const bool is_under = parts.size() == 2 && other.empty() && open_clause.number == parts.front() && parts.back() <= 2;
    if (is_sibling || is_child || is_under) return true;
  }
  return parts.back() == 1 && parts.front() <= 20;
}

std::int32_t Builder::open(std::uint32_t i, std::string number, std::string heading, std::int32_t parent) {
  Clause clause;
  clause.number = std::move(number);
  clause.heading = std::move(heading);
  clause.parent = parent;
  clause.depth = parent < 0 ? 0 : document_.clauses[static_cast<std::size_t>(parent)].depth + 1;
  clause.first_paragraph = i;
  clause.last_paragraph = i + 1;
  document_.clauses.push_back(std::move(clause));
  return static_cast<std::int32_t>(document_.clauses.size()) - 1;
}

/// A clause without number that ends everything open: text before the clauses, a signature, notes.
void Builder::open_apart(std::uint32_t i, std::string heading) {
  stack_.clear();
  open(i, annex_, std::move(heading), -1);
}

void Builder::append(std::uint32_t i) {
  if (document_.clauses.empty() || document_.clauses.back().last_paragraph != i) return open_apart(i, {});
  ++document_.clauses.back().last_paragraph;
  if (!stack_.empty() && stack_.back().index == static_cast<std::int32_t>(document_.clauses.size()) - 1) ++stack_.back().subparagraphs;
}

/// The title of what a notice issues, or of a further text: numbering begins anew. A repetition of the document's own
/// title is title, not text.
bool Builder::begin_inner_title(std::uint32_t& i) {
  std::uint32_t lines = 0;
  const std::string title = inner_title(document_, i, lines);
  if (title.empty()) return false;
  const std::string bare = bare_title(title);
  const bool is_repeated = base::count_code_points(bare) >= 6 && bare_.find(bare) != std::string::npos;
  if (!is_repeated && !in_signature_) return false;
  stack_.clear();
  in_signature_ = false;
  last_article_ = 0;
  if (is_repeated) {
    annex_.clear();
    for (std::uint32_t line = 0; line < lines; ++line) document_.title_paragraphs.push_back(i + line);
  } else {
    open(i, annex_, title, -1);
    document_.clauses.back().last_paragraph = i + lines;
  }
  i += lines - 1;
  return true;
}

/// 附件 alone on its line begins an annex with its title; with words behind it, it is a list of what is annexed.
void Builder::begin_annex(std::uint32_t& i, const Marker& marker) {
  stack_.clear();
  in_signature_ = false;
  last_article_ = 0;
  annex_.clear();
  const std::string rest(base::trim(std::string_view(text(i)).substr(marker.length_bytes)));
  const std::int32_t index = open(i, marker.label, {}, -1);
  OpenClause annex;
  annex.kind = MarkerKind::annex;
  annex.index = index;
  annex.path = marker.label;
  std::uint32_t lines = 0;
  const std::string title = rest.empty() ? inner_title(document_, i + 1, lines) : std::string();
  const std::string bare = bare_title(title);
  const bool is_main_text = base::count_code_points(bare) >= 6 && bare_.find(bare) != std::string::npos;
  if (is_main_text) return;  // the notice's own text hangs below 附件: its 条 are quoted without it
  document_.clauses.back().heading = title;
  document_.clauses.back().last_paragraph += lines;
  const bool has_title_beside = !rest.empty() && marker.number > 0 && !find_marker(rest) && text(i).find("：") == std::string::npos && text(i).find(':') == std::string::npos;
  if (has_title_beside) document_.clauses.back().heading = rest;
  if (rest.empty() || has_title_beside) annex_ = marker.label;
  stack_.push_back(std::move(annex));
  i += lines;
}

void Builder::begin_numbered(std::uint32_t i, Marker marker) {
  const bool continues_articles = marker.kind == MarkerKind::chinese && last_article_ >= 2 && marker.number == last_article_ + 1 && !articles_below_chinese_ &&
                                  std::none_of(stack_.begin(), stack_.end(), [](const OpenClause& o) { return o.kind == MarkerKind::chinese; });
  if (continues_articles) marker.kind = MarkerKind::article;  // 第九条, then 十、附则
  const auto is_same = [&](const OpenClause& o) { return o.kind == marker.kind && o.components.size() == marker.components.size(); };
  const auto same = std::find_if(stack_.begin(), stack_.end(), is_same);
  if (same != stack_.end()) {
    stack_.erase(same, stack_.end());
  } else {
    const auto nests_deeper = [&](const OpenClause& o) {
      return rank(o.kind) > rank(marker.kind) || (o.kind == MarkerKind::dotted && marker.kind == MarkerKind::dotted && o.components.size() >= marker.components.size());
    };
    while (!stack_.empty() && nests_deeper(stack_.back())) stack_.pop_back();
  }
  const std::string_view rest = std::string_view(text(i)).substr(marker.length_bytes);
  OpenClause* parent = stack_.empty() ? nullptr : &stack_.back();
  OpenClause next;
  next.kind = marker.kind;
  next.number = marker.number;
  next.components = marker.components;
  next.path = number_of(marker, parent, annex_);
  next.heading = heading_of(rest, marker.kind);
  next.item_depth = item_depth_of(marker, parent);
  next.subparagraphs = next.heading.empty() || base::trim(rest).size() > next.heading.size() + 6 ? 1 : 0;  // 6: the brackets of 【…】
  if (parent != nullptr) {
    parent->items_end_with_semicolon = parent->items_end_with_semicolon || (i > 0 && text(i).ends_with("；"));
  }
  if (marker.kind == MarkerKind::article) last_article_ = marker.number;
  next.index = open(i, next.path, next.heading, parent == nullptr ? -1 : parent->index);
  in_signature_ = false;
  stack_.push_back(std::move(next));
}

OpenClause* Builder::open_article() {
  const auto found = std::find_if(stack_.begin(), stack_.end(), [](const OpenClause& o) { return o.item_depth == 0; });
  return found == stack_.end() ? nullptr : &*found;
}

/// A 款 behind the items of a 条: it is no part of the last item. Told by its first words, or by items that end with ；
/// up to the last, which ends with 。
bool Builder::begin_subparagraph(std::uint32_t i) {
  OpenClause* article = open_article();
  if (article == nullptr || (&stack_.back() == article && document_.clauses.back().number == article->path)) return false;
  const bool is_further = &stack_.back() == article;  // behind a 款 of this sort already
  const bool has_cue = starts_with_any(text(i), {"本条", "前款", "前项", "前两款", "前两项", "前述", "上述", "以上", "有前", "符合前", "对前"});
  const bool list_closed = article->items_end_with_semicolon && i > 0 && text(i - 1).ends_with("。") && stack_.back().subparagraphs <= 1;
  if (!is_further && ((!has_cue && !list_closed) || list_goes_on(i))) return false;
  while (&stack_.back() != article) stack_.pop_back();
  ++article->subparagraphs;
  article->items_end_with_semicolon = false;
  open(i, article->path + "第" + base::chinese_numeral(article->subparagraphs) + "款", {}, article->index);
  return true;
}

void Builder::place(std::uint32_t& i) {
  const PlaceKind kind = document_.paragraphs[i].place.kind;
  if (kind == PlaceKind::footnote || kind == PlaceKind::header) {
    annex_.clear();
    if (std::exchange(furniture_, kind) != kind) return open_apart(i, kind == PlaceKind::footnote ? "脚注" : "页眉页脚");
    return append(i);
  }
  if (!is_body(i)) return append(i);
  if (!markers_[i] && begin_inner_title(i)) return;
  if (is_signature(i)) {
    annex_.clear();
    open_apart(i, "落款");
    in_signature_ = true;
    return;
  }
  if (markers_[i] && markers_[i]->kind == MarkerKind::annex) return begin_annex(i, *markers_[i]);
  const bool is_list_in_signature = in_signature_ && markers_[i] && markers_[i]->kind > MarkerKind::chinese;
  if (markers_[i] && !is_list_in_signature && is_plausible(*markers_[i])) return begin_numbered(i, *markers_[i]);
  if (in_signature_) return append(i);
  if (is_chapter_line(i)) {
    while (!stack_.empty() && rank(stack_.back().kind) > rank(MarkerKind::part)) stack_.pop_back();
    OpenClause chapter;
    chapter.kind = MarkerKind::chapter;
    chapter.index = open(i, {}, text(i), stack_.empty() ? -1 : stack_.back().index);
    stack_.push_back(std::move(chapter));
    return;
  }
  if (begin_subparagraph(i)) return;
  const bool is_closing_word = open_article() == nullptr && !stack_.empty() && starts_with_any(text(i), {"特此通知", "特此公告", "本通知自", "本意见自", "本文件自", "本办法自", "本方案自", "本决定自", "本规定自", "本政策自"});
  if (is_closing_word) return open_apart(i, {});
  append(i);
}

void Builder::run() {
  document_.clauses.clear();
  Title title = find_title(document_);
  document_.title = std::move(title.text);
  document_.title_paragraphs = title.paragraphs;
  bare_ = bare_title(document_.title);
  find_markers();
  for (std::uint32_t i = 0; i < count(); ++i)
    if (std::find(title.paragraphs.begin(), title.paragraphs.end(), i) == title.paragraphs.end()) place(i);
  std::sort(document_.title_paragraphs.begin(), document_.title_paragraphs.end());
}

}  // namespace

void structure(Document& document) { Builder(document).run(); }

}  // namespace zhunsheng::intake
