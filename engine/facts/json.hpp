// SPDX-License-Identifier: Apache-2.0
// Facts in: a facts file or dossier.json ⇄ statements about declared facts, each with its evidence (RFC 6901 pointer).
//
//   {"决策": {"征求意见": true, "征求意见开始": "2024-03-01", "已说明缩短理由": null}, "合同": {"当事人": [{"名称": "甲"}]}}
//
// null is 不详, a missing key 未提供, {"n_a": true} 不适用; arrays are closed, {"items": […], "open": true} is open. What
// fits is kept even where other parts are wrong; every problem is reported at once. Definitions are never given.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/facts/fact_store.hpp"

namespace zhunsheng::facts {

/// One thing wrong with a facts file, worded for the user. The messages begin with the pointer.
struct FactProblem {
  std::string pointer;  ///< RFC 6901; empty = the whole file
  std::string message;
  std::string message_en;
};

/// What "$dossier" in facts, or dossier.json, says of the review itself.
struct DossierHeader {
  std::string id;
  std::optional<model::KindSet> kinds;
  std::optional<bool> complete;
  std::optional<base::Date> as_of;
  bool as_of_document = false;  ///< "as_of": "document"
};

/// One fact of a singleton block, or (fact invalid) the records of a block read 逐 material.
struct FactStatement {
  model::FactId fact;
  model::RecordId record;
  model::Given given;              ///< of records: a list of records
  std::vector<Evidence> evidence;  ///< of records: one each; else exactly one
};

struct FactsFile {
  DossierHeader header;
  std::vector<FactStatement> statements;                       ///< in order of the file
  std::vector<std::pair<std::string, std::string>> materials;  ///< of dossier.json: file → name of a 材料
};

struct FactsReading {
  FactsFile file;
  std::vector<FactProblem> problems;
};

/// A facts file. `source_name` is the document that the evidence names.
FactsReading parse_facts(const model::Ruleset& rules, std::string_view json, const std::string& source_name);
/// One line of JSON Lines: the same, but messages about broken JSON count characters only.
FactsReading parse_facts_line(const model::Ruleset& rules, std::string_view line, const std::string& source_name);
/// dossier.json: {"kinds", "complete", "as_of", "materials": {file: material}, "facts": {…}}.
FactsReading parse_dossier(const model::Ruleset& rules, std::string_view json, const std::string& source_name);
/// The kinds that a value of 文书.类别 says.
model::KindSet kinds_in(const model::Value& list);
/// Puts the statements into the store; where a known value is replaced by another one, store.conflicts says so.
void apply(const model::Ruleset& rules, const FactsFile& file, FactStore& store);

/// parse_facts and apply in one step: what fits is applied even where there are problems.
std::vector<FactProblem> read_facts(const model::Ruleset& rules, std::string_view json, const std::string& source_name, FactStore& store, DossierHeader* header = nullptr);

}  // namespace zhunsheng::facts
