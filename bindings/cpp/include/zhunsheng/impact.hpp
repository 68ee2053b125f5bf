// SPDX-License-Identifier: Apache-2.0
// Impact: which checks an amendment of an article touches, or a change of a parameter, a fact or a check, and by which ways.
//
//   auto impact = rules.impact({.statutes = {"《公平竞争审查条例》第十条"}});
//   for (const auto& check : impact.checks) std::cout << check.place.file << ':' << check.place.line << ' ' << check.id << '\n';
//
// An article is meant with all its 款 and 项: 第十五条 touches a citation of 第十五条第一款 and the other way round; two 款 that
// are both named and differ do not meet. 简称 and every version of the title are meant (write 《…（2022修订）》 for one); an article that changed its
// number (改号) is followed. A whole instrument 《…》 reaches its 前身 and 后继 too; of a single article those are only named
// (ImpactStatute::kin), since nothing says which of their articles corresponds.
#pragma once
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "zhunsheng/diagnostic.hpp"
#include "zhunsheng/graph.hpp"

namespace zhunsheng {

/// What changes. Parameters and checks: ids, or names that only one has. Facts: 决策.征求意见, or a block 决策.
struct ImpactQuery {
  std::vector<std::string> statutes, parameters, facts, checks;
};

/// A declared thing: fact, records, parameter, lexicon, pattern, material, definition, exception, check.
struct ImpactStep {
  std::string kind, name;
  TextPlace place;
};

struct ImpactCitation {
  std::string citation;  ///< as the rules write it
  std::string mode;      ///< direct, by_reference
  std::string link;      ///< same; renumbered: under the number of another version; kin: of a 前身 or 后继
  std::string extent;    ///< same; part: it names a part of what changes; whole: it names more than what changes
  std::string since;     ///< of a version of a parameter: "2018-06-01"
  TextPlace place;
};

/// One thing that changes: what was named, or what cites the article.
struct ImpactCause {
  ImpactStep what;
  bool is_named = false;                  ///< in the query
  std::vector<ImpactCitation> citations;  ///< of what changes
};

/// One way in which a check is touched.
struct ImpactWay {
  std::string part;                        ///< itself, cite, by_reference, at, for_each, applies, must, must_not, exception, message, advice, request
  std::size_t cause = 0;                   ///< in Impact::causes
  std::vector<ImpactStep> path;            ///< from the cause to what the check reads; empty where the check itself cites or was named
  std::optional<ImpactCitation> citation;  ///< of cite and by_reference
  TextPlace place;                         ///< in the check
};

struct ImpactExample {
  std::string name;
  TextPlace place;
};

struct ImpactCheck {
  std::string id, title, severity;
  TextPlace place;
  std::vector<ImpactWay> ways;
  std::vector<ImpactExample> examples;  ///< 例 that expect something of it, if the rules were loaded with tests
};

struct ImpactStatute {
  std::string changed;                    ///< 《…》第N条
  std::vector<TextPlace> declarations;    ///< its versions: 法规 …
  struct Kin {
    std::string citation;                 ///< of a 前身 or 后继
    std::vector<std::string> checks;
  };
  std::vector<Kin> kin;                   ///< only of an article: where to look whether it corresponds
};

/// What a check that was named rests on, and the other checks that rest on it too.
struct ImpactFoundation {
  std::string check;
  ImpactStep what;
  std::vector<std::string> others;
};

struct Impact {
  std::vector<NameProblem> problems;  ///< not empty: nothing else is filled
  std::vector<ImpactStatute> statutes;
  std::vector<ImpactCause> causes;
  std::vector<ImpactCheck> checks;    ///< in order of id
  std::vector<ImpactFoundation> foundations;
};

}  // namespace zhunsheng
