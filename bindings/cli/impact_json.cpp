// SPDX-License-Identifier: Apache-2.0
// An impact as JSON: every field of zhunsheng/impact.hpp under its own name.
#include <nlohmann/json.hpp>

#include "bindings/cli/impact_report.hpp"

namespace zhunsheng::cli {
namespace {

using Json = nlohmann::ordered_json;

// Declared before the template that calls them.
Json json_of(const ImpactCitation&);
Json json_of(const ImpactCause&);
Json json_of(const ImpactWay&);
Json json_of(const ImpactExample&);
Json json_of(const ImpactCheck&);
Json json_of(const ImpactStatute::Kin&);
Json json_of(const ImpactStatute&);
Json json_of(const ImpactFoundation&);

Json json_of(const TextPlace& place) { return {{"file", place.file}, {"line", place.line}, {"column", place.column}}; }
Json json_of(const ImpactStep& step) { return {{"kind", step.kind}, {"name", step.name}, {"place", json_of(step.place)}}; }

Json json_of(const ImpactCitation& citation) {
  Json out{{"citation", citation.citation}, {"mode", citation.mode}, {"link", citation.link}, {"extent", citation.extent}};
  if (!citation.since.empty()) out["since"] = citation.since;
  out["place"] = json_of(citation.place);
  return out;
}

template <class T>
Json list_of(const std::vector<T>& rows) {
  Json out = Json::array();
  for (const T& row : rows) out.push_back(json_of(row));
  return out;
}

Json json_of(const ImpactCause& cause) {
  Json out = json_of(cause.what);
  out["named"] = cause.is_named;
  out["citations"] = list_of(cause.citations);
  return out;
}

Json json_of(const ImpactWay& way) {
  Json out{{"part", way.part}, {"cause", way.cause}, {"path", list_of(way.path)}};
  if (way.citation) out["citation"] = json_of(*way.citation);
  out["place"] = json_of(way.place);
  return out;
}

Json json_of(const ImpactExample& example) { return {{"name", example.name}, {"place", json_of(example.place)}}; }

Json json_of(const ImpactCheck& check) {
  return {{"check", check.id}, {"title", check.title}, {"severity", check.severity}, {"place", json_of(check.place)}, {"ways", list_of(check.ways)}, {"examples", list_of(check.examples)}};
}

Json json_of(const ImpactStatute::Kin& kin) { return {{"citation", kin.citation}, {"checks", kin.checks}}; }
Json json_of(const ImpactStatute& statute) { return {{"changed", statute.changed}, {"declarations", list_of(statute.declarations)}, {"kin", list_of(statute.kin)}}; }

Json json_of(const ImpactFoundation& foundation) {
  Json out{{"check", foundation.check}};
  out.update(json_of(foundation.what));
  out["others"] = foundation.others;
  return out;
}

}  // namespace

std::string impact_json(const ImpactQuery& query, const Impact& impact) {
  const Json out{{"query", {{"statutes", query.statutes}, {"parameters", query.parameters}, {"facts", query.facts}, {"checks", query.checks}}},
                 {"statutes", list_of(impact.statutes)},
                 {"causes", list_of(impact.causes)},
                 {"checks", list_of(impact.checks)},
                 {"foundations", list_of(impact.foundations)}};
  return out.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace zhunsheng::cli
