// SPDX-License-Identifier: Apache-2.0
// 事实: what is known of each declared fact, with its evidence. A singleton fact has one slot; a block read 逐 material
// has one record a material. Facts never set are 未提供 (absent). Later `set`s of one fact replace earlier ones.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "engine/facts/evidence.hpp"
#include "engine/facts/hits.hpp"
#include "engine/model/ruleset.hpp"

namespace zhunsheng::facts {

struct FactEntry {
  model::Given given;
  std::vector<Evidence> evidence;
};

/// A list of records (block read 逐 material, or given in facts).
struct RecordList {
  bool given = false;  ///< false: nothing is known about it (an open, empty list)
  bool open = true;
  std::vector<model::Given> records;  ///< values of kind record, fields in order of the block
  std::vector<Evidence> evidence;
};

struct FactStore {
  explicit FactStore(const model::Ruleset& rules);
  std::vector<FactEntry> facts;          ///< indexed by FactId
  std::vector<RecordList> records;       ///< indexed by RecordId
  std::vector<bool> materials;           ///< indexed by MaterialId: is there a file of that kind?
  Hits hits;                             ///< of the document under review
  bool complete = false;                 ///< 未提供 is decided
  std::vector<std::string> conflicts;    ///< places where two sources differ, in Chinese sentences

  void set(model::FactId fact, model::Given given, Evidence evidence);
};

}  // namespace zhunsheng::facts
