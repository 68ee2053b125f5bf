// SPDX-License-Identifier: Apache-2.0
// Nodes are titles, an edge goes from an instrument to the one that takes its place. Questions: does a title that is named
// exist, does one end when the next begins, does a walk come back to where it began.
#include "dsl/sema/successions.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "dsl/sema/report.hpp"
#include "dsl/sema/words.hpp"
#include "engine/base/text.hpp"

namespace zhunsheng::sema {
namespace {

using law::Statute;
using law::StatuteId;

const syntax::Statute& node_of(const Context& context, StatuteId id) { return *context.declarations.statutes[id.index()].node; }

/// An offer (dates are looked up, not guessed): "2018-10-26 起 2024-07-01 止" in place of what 施行 says, if it says something.
std::optional<base::Fix> end_at(const Context& context, StatuteId id, base::Date end) {
  const auto& force = node_of(context, id).force;
  if (!force || (force->from && *force->from >= end)) return std::nullopt;
  return base::Fix::offer(force->span, range_text({force->from, end}));
}

/// A span that holds no day was reported where it stands.
bool has_bad_force(const Context& context, StatuteId id) { return node_of(context, id).force && at(context.rules, id).force.is_always(); }

bool is_same(const Statute& left, const Statute& right) {
  const auto all = [](const Statute& one) { return std::tie(one.title, one.aliases, one.issuing_body, one.number, one.rank, one.article_count, one.force, one.predecessor, one.successor, one.renumbered, one.verified); };
  return all(left) == all(right);
}

/// The same version a second time, as each file of a rule set may be tempted to write it.
void report_declared_twice(Context& context, StatuteId first, StatuteId second) {
  const Statute &kept = at(context.rules, first), &other = at(context.rules, second);
  base::Diagnostic& diagnostic = context.report.add(base::Code::duplicate_name, other.span, {"《" + other.title + "》"});
  diagnostic.notes.push_back({kept.span, "已经在这里声明过；法规属于整个规则集，声明一次就够，另一个可以删去", "declared here already; a statute belongs to the whole rule set: one is enough, delete the other"});
  if (is_same(kept, other)) diagnostic.fix = base::Fix::offer(node_of(context, second).span, "");
}

void report_overlaps(Context& context) {
  const auto& statutes = context.rules.statutes;
  std::map<std::string_view, std::vector<StatuteId>> by_title;
  for (std::size_t i = 0; i < statutes.size(); ++i) by_title[law::short_title(statutes[i].title)].emplace_back(i);
  for (const auto& [title, versions] : by_title)
    for (std::size_t i = 0; i < versions.size(); ++i)
      for (std::size_t k = i + 1; k < versions.size(); ++k) {
        const Statute &first = at(context.rules, versions[i]), &second = at(context.rules, versions[k]);
        if (!base::intersect(first.force, second.force) || has_bad_force(context, versions[i]) || has_bad_force(context, versions[k])) continue;
        if (first.force == second.force && (first.article_count == second.article_count || is_same(first, second))) {
          report_declared_twice(context, versions[i], versions[k]);
          continue;
        }
        base::Diagnostic& diagnostic = context.report.add(base::Code::overlapping_versions, second.span, {second.title});
        diagnostic.notes.push_back(first_note(first.span));
        const bool in_order = first.force.from < second.force.from;
        if (const auto& begin = (in_order ? second : first).force.from) diagnostic.fix = end_at(context, versions[in_order ? i : k], *begin);
      }
}

/// 前身 or 后继 of one declaration.
struct Named {
  const syntax::String& title;
  bool is_successor;
};

/// The declared instrument; reports an unknown title. The same title means another version of it.
std::vector<StatuteId> find_named(Context& context, StatuteId id, const Named& named) {
  auto versions = context.catalogue->find_versions(named.title.text);
  versions.erase(std::remove(versions.begin(), versions.end(), id), versions.end());
  if (!versions.empty()) return versions;
  base::Diagnostic& diagnostic = context.report.add(base::Code::unknown_succession, named.title.span, {named.is_successor ? "后继" : "前身", named.title.text, named.is_successor ? "successor" : "predecessor"});
  const std::string& own = at(context.rules, id).title;
  std::vector<std::string> others = context.catalogue->titles();
  others.erase(std::remove(others.begin(), others.end(), own), others.end());
  if (const auto nearest = base::nearest(named.title.text, others); nearest && *nearest != named.title.text) {
    diagnostic.suggestion = "《" + *nearest + "》";
    diagnostic.fix = base::Fix::offer(named.title.span, "《" + *nearest + "》");
  }
  return {};
}

/// The earlier one must end at the latest when the later one begins (it may end before: 合同法 ended before its interpretation's successor came).
void check_end(Context& context, StatuteId earlier, StatuteId later, base::Span span) {
  const Statute &first = at(context.rules, earlier), &next = at(context.rules, later);
  if (!next.force.from || (first.force.until && *first.force.until <= *next.force.from)) return;
  base::Diagnostic& diagnostic = context.report.add(base::Code::succession_overlap, span, {first.title, next.title, base::to_string(*next.force.from)});
  diagnostic.notes.push_back({first.span == span ? next.span : first.span, "另一部写在这里", "the other one is declared here"});
  if (!first.force.until) diagnostic.fix = end_at(context, earlier, *next.force.from);
}

/// An edge from an instrument to the one that takes its place, and where that is said.
struct Edge {
  std::string from, to;
  StatuteId earlier, later;
  base::Span span;
};

std::vector<Edge> find_edges(Context& context) {
  std::vector<Edge> edges;
  for (std::size_t i = 0; i < context.rules.statutes.size(); ++i) {
    const StatuteId id(i);
    const auto& node = node_of(context, id);
    const auto visit = [&](const std::optional<syntax::String>& title, bool is_successor) {
      if (!title) return;
      const auto versions = find_named(context, id, {*title, is_successor});
      if (versions.empty()) return;
      const StatuteId earlier = is_successor ? id : versions.back(), later = is_successor ? versions.front() : id;
      const std::string from(law::short_title(at(context.rules, earlier).title)), to(law::short_title(at(context.rules, later).title));
      if (from == to) return;  // versions of one title: their spans were compared
      edges.push_back({from, to, earlier, later, title->span});
    };
    visit(node.predecessor, false);
    visit(node.successor, true);
  }
  return edges;
}

/// Walks from the first title of each edge not yet seen; a circle is reported once, whole. True if there is one.
bool report_cycles(Context& context, const std::vector<Edge>& edges) {
  const std::size_t before = context.report.count();
  std::map<std::string, std::vector<const Edge*>> next;
  for (const auto& edge : edges) next[edge.from].push_back(&edge);
  std::set<std::string> done;
  for (const auto& start : edges) {
    // Depth first with an explicit path: `path[i]` is the edge taken at depth i, `at[i]` the next edge to try there.
    std::vector<const Edge*> path;
    std::vector<std::size_t> tried{0};
    std::vector<std::string> titles{start.from};
    while (!titles.empty()) {
      const std::string here = titles.back();
      const auto& out = next[here];
      if (done.count(here) > 0 || tried.back() == out.size()) {
        done.insert(here);
        titles.pop_back();
        tried.pop_back();
        if (!path.empty()) path.pop_back();
        continue;
      }
      const Edge* edge = out[tried.back()++];
      const auto loop = std::find(titles.begin(), titles.end(), edge->to);
      if (loop == titles.end()) {
        path.push_back(edge);
        titles.push_back(edge->to);
        tried.push_back(0);
        continue;
      }
      std::string all;
      for (auto title = loop; title != titles.end(); ++title) all += "《" + *title + "》→";
      base::Diagnostic& diagnostic = context.report.add(base::Code::succession_cycle, edge->span, {all + "《" + edge->to + "》"});
      for (auto step = path.begin() + (loop - titles.begin()); step != path.end(); ++step)
        diagnostic.notes.push_back({(*step)->span, "《" + (*step)->from + "》由《" + (*step)->to + "》取代", "《" + (*step)->from + "》 is succeeded by 《" + (*step)->to + "》"});
    }
  }
  return context.report.count() > before;
}

std::string place_of(law::ArticleNumber number) {
  law::Citation citation;
  citation.article = number;
  return law::format_place(citation);
}

void check_renumbering(Context& context, StatuteId id) {
  const auto& rows = node_of(context, id).renumbered;
  const Statute& statute = at(context.rules, id);
  if (rows.empty() || rows.size() != statute.renumbered.size()) return;  // a row that could not be read was reported
  const auto next = context.catalogue->find_next(id);
  if (!next) {
    context.report.add(base::Code::renumbered_into_nothing, rows.front().from.span, {statute.title});
    return;
  }
  std::set<law::ArticleNumber> from, to;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const auto check = [&](law::ArticleNumber number, const Statute& of, std::set<law::ArticleNumber>& seen, base::Span span) {
      if (of.article_count && number.article > *of.article_count) context.report.add(base::Code::renumbered_beyond, span, {of.title, std::to_string(*of.article_count), place_of(number)}).notes.push_back({of.span, "条数写在这里", "the number of articles is stated here"});
      if (!seen.insert(number).second) context.report.add(base::Code::renumbered_twice, span, {place_of(number)});
    };
    check(statute.renumbered[i].first, statute, from, rows[i].from.span);
    check(statute.renumbered[i].second, at(context.rules, *next), to, rows[i].to.span);
  }
}

}  // namespace

void check_successions(Context& context) {
  report_overlaps(context);
  const auto edges = find_edges(context);
  std::set<std::pair<StatuteId, StatuteId>> compared;  // said by both sides, compared once
  if (!report_cycles(context, edges))
    for (const auto& edge : edges)
      if (compared.insert({edge.earlier, edge.later}).second) check_end(context, edge.earlier, edge.later, edge.span);
  for (std::size_t i = 0; i < context.rules.statutes.size(); ++i) check_renumbering(context, StatuteId(i));
}

}  // namespace zhunsheng::sema
