// SPDX-License-Identifier: Apache-2.0
// Places are compared level by level; numbers are followed both ways through 改号 until nothing new is found.
#include "engine/law/amendment.hpp"

#include <algorithm>
#include <array>

#include "engine/base/text.hpp"

namespace zhunsheng::law {
namespace {

/// 二（六）, 二、(6) → 2, 6: the levels of an instrument's own numbering.
std::vector<std::int64_t> levels(std::string_view section) {
  std::vector<std::int64_t> out;
  std::string numeral;
  const auto take = [&] {
    if (const auto number = base::parse_chinese_integer(numeral); number && !numeral.empty()) out.push_back(*number);
    numeral.clear();
  };
  for (std::size_t at = 0; at < section.size();) {
    const char32_t c = base::fold_width(base::decode(section, at));
    if (c == U'(' || c == U')' || c == U'、') take();
    else base::append_utf8(numeral, c);
  }
  take();
  return out;
}

std::optional<Extent> section_extent(const std::string& changed, const std::string& cited) {
  const auto left = levels(changed), right = levels(cited);
  const std::size_t common = std::min(left.size(), right.size());
  if (!std::equal(left.begin(), left.begin() + static_cast<std::ptrdiff_t>(common), right.begin())) return std::nullopt;
  return left.size() == right.size() ? Extent::same : left.size() < right.size() ? Extent::part : Extent::whole;
}

bool is_whole(const Citation& citation) { return !citation.article && citation.section.empty(); }

bool contains(std::span<const StatuteId> ids, StatuteId id) { return std::find(ids.begin(), ids.end(), id) != ids.end(); }
bool meet(std::span<const StatuteId> left, std::span<const StatuteId> right) {
  return std::any_of(left.begin(), left.end(), [&](StatuteId id) { return contains(right, id); });
}

bool has_article(const Statute& statute, const Citation& citation) {
  return !citation.article || !statute.article_count || citation.article->article <= *statute.article_count;
}

base::Error wrong(base::ErrorCode code, std::string chinese, std::string english) { return {code, std::move(chinese), std::move(english), {}}; }

base::Error unknown_title(const Catalogue& catalogue, const Citation& citation) {
  const std::string name = "《" + citation.title + "》";
  if (const auto meanings = catalogue.find_meanings(citation.title); meanings.size() > 1) {
    std::string all;
    for (const auto& title : meanings) all += (all.empty() ? "《" : "、《") + title + "》";
    return wrong(base::ErrorCode::bad_argument, name + "可能指" + all + "，请写全", name + " may be " + all + "; write it in full");
  }
  Citation near = citation;
  const auto title = base::nearest(citation.title, catalogue.titles());
  if (!title) return wrong(base::ErrorCode::not_found, "规则集里没有声明" + name, "the rule set declares no " + name);
  near.title = *title;
  return wrong(base::ErrorCode::not_found, "规则集里没有声明" + name + "；您是不是想写“" + format(near) + "”？", "the rule set declares no " + name + "; did you mean “" + format(near) + "”?");
}

/// 公平竞争审查条例第十条: the longest title that it begins with shows where the brackets go.
base::Error no_citation(const Catalogue& catalogue, std::string_view text) {
  std::string title;
  for (const std::string& known : catalogue.titles())
    for (const std::string_view name : {std::string_view(known), short_title(known)})
      if (text.starts_with(name) && name.size() > title.size()) title = name;
  const std::string written(text), better = title.empty() ? "" : "《" + title + "》" + written.substr(title.size());
  return wrong(base::ErrorCode::bad_argument, "“" + written + "”不是引用，请写成" + (better.empty() ? "《名称》第N条" : "“" + better + "”"),
               "“" + written + "” is no citation; write " + (better.empty() ? "《title》第N条" : "“" + better + "”"));
}

base::Error beyond(std::span<const Statute> statutes, std::span<const StatuteId> versions, const Citation& citation) {
  std::int32_t most = 0;
  for (const StatuteId id : versions) most = std::max(most, statutes[id.index()].article_count.value_or(0));
  return wrong(base::ErrorCode::not_found, "《" + citation.title + "》没有" + format_place(citation) + "：只有" + std::to_string(most) + "条",
               "《" + citation.title + "》 has no " + format_place(citation) + ": it has " + std::to_string(most) + " articles");
}

}  // namespace

std::optional<Extent> extent(const Citation& changed, const Citation& cited) {
  if (is_whole(changed) || is_whole(cited)) return is_whole(changed) && is_whole(cited) ? Extent::same : is_whole(changed) ? Extent::part : Extent::whole;
  if (!changed.article && !cited.article) return section_extent(changed.section, cited.section);
  if (changed.article != cited.article) return std::nullopt;
  bool cited_says_more = false, changed_says_more = false;
  const std::array<std::pair<std::int32_t, std::int32_t>, 3> pairs{{{changed.paragraph, cited.paragraph}, {changed.item, cited.item}, {changed.subitem, cited.subitem}}};
  for (const auto& [left, right] : pairs) {
    if (left != 0 && right != 0 && left != right) return std::nullopt;
    cited_says_more = cited_says_more || (left == 0 && right != 0);
    changed_says_more = changed_says_more || (left != 0 && right == 0);
  }
  return cited_says_more ? Extent::part : changed_says_more ? Extent::whole : Extent::same;
}

base::Result<Amendment> Amendment::read(std::span<const Statute> statutes, const Catalogue& catalogue, std::string_view text) {
  text = base::trim(text);
  auto match = read_citation(text);
  const std::string written(text);
  if (!match) return no_citation(catalogue, text);
  if (match->length_bytes != text.size()) {
    const std::string rest(text.substr(match->length_bytes));
    return wrong(base::ErrorCode::bad_argument, "“" + written + "”里的“" + rest + "”看不懂，请写成《名称》第N条第N款第N项", "“" + rest + "” in “" + written + "” is not understood; write 《title》第N条第N款第N项");
  }
  const auto versions = catalogue.find_versions(match->citation.title);
  if (versions.empty()) return unknown_title(catalogue, match->citation);
  if (std::none_of(versions.begin(), versions.end(), [&](StatuteId id) { return has_article(statutes[id.index()], match->citation); })) return beyond(statutes, versions, match->citation);
  return Amendment(statutes, catalogue, std::move(match->citation));
}

Amendment::Amendment(std::span<const Statute> statutes, const Catalogue& catalogue, Citation changed)
    : statutes_(statutes), changed_(std::move(changed)), versions_(catalogue.find_versions(changed_.title)) {
  changed_.title = statutes_[versions_.back().index()].title;
  if (changed_.article) follow_numbers(catalogue);
  find_kin(catalogue);
}

void Amendment::follow_numbers(const Catalogue& catalogue) {
  std::vector<std::pair<Place, Place>> moves;
  for (std::size_t k = 0; k < statutes_.size(); ++k)
    if (const auto next = statutes_[k].renumbered.empty() ? std::nullopt : catalogue.find_next(StatuteId(k)))
      for (const auto& [before, after] : statutes_[k].renumbered) moves.push_back({{StatuteId(k), before}, {*next, after}});
  std::vector<Place> places;
  for (const StatuteId id : versions_) places.push_back({id, *changed_.article});
  const std::size_t own = places.size();
  const auto add = [&](Place place) {
    if (std::find(places.begin(), places.end(), place) == places.end()) places.push_back(place);
  };
  for (std::size_t i = 0; i < places.size(); ++i) {  // grows by places that moves name, so it ends
    const Place here = places[i];
    for (const auto& [before, after] : moves) {
      if (before == here) add(after);
      if (after == here) add(before);
    }
  }
  elsewhere_.assign(places.begin() + static_cast<std::ptrdiff_t>(own), places.end());
}

void Amendment::find_kin(const Catalogue& catalogue) {
  std::vector<std::pair<StatuteId, StatuteId>> successions;  // earlier, later; whichever of the two says so
  for (std::size_t k = 0; k < statutes_.size(); ++k) {
    const auto named = [&](const std::string& title) { return title.empty() ? std::vector<StatuteId>{} : catalogue.find_versions(title); };
    for (const StatuteId later : named(statutes_[k].successor)) successions.emplace_back(k, later);
    for (const StatuteId earlier : named(statutes_[k].predecessor)) successions.emplace_back(earlier, k);
  }
  const auto walk = [&](bool is_forward) {
    std::vector<StatuteId> line = versions_;
    for (std::size_t i = 0; i < line.size(); ++i)
      for (const auto& [earlier, later] : successions)
        if ((is_forward ? earlier : later) == line[i] && !contains(line, is_forward ? later : earlier)) line.push_back(is_forward ? later : earlier);
    for (const StatuteId id : line)
      if (!contains(versions_, id) && !contains(kin_, id)) kin_.push_back(id);
  };
  walk(true);
  walk(false);
}

std::optional<Touch> Amendment::touch(const Citation& cited, std::span<const StatuteId> versions) const {
  if (meet(versions, versions_))
    if (const auto found = extent(changed_, cited)) return Touch{Link::same, *found};
  for (const Place& place : elsewhere_) {
    if (!contains(versions, place.version)) continue;
    Citation moved = changed_;
    moved.article = place.article;
    if (const auto found = extent(moved, cited)) return Touch{Link::renumbered, *found};
  }
  if (is_whole(changed_) && is_of_kin(versions)) return Touch{Link::kin, Extent::part};
  return std::nullopt;
}

bool Amendment::is_of_kin(std::span<const StatuteId> versions) const { return meet(versions, kin_) && !meet(versions, versions_); }

}  // namespace zhunsheng::law
