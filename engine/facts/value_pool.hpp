// SPDX-License-Identifier: Apache-2.0
// Values that were said and are no more, kept for their memory: a list that is emptied leaves its records and texts here,
// the next list takes them up again.
#pragma once
#include <vector>

#include "engine/model/list_type.hpp"
#include "engine/model/ruleset.hpp"

namespace zhunsheng::facts {

/// Views the rule set, which must outlive it.
class ValuePool {
 public:
  explicit ValuePool(const model::Ruleset& rules);

  /// One more item of a list with such elements: 未提供, a record with its fields.
  model::Given& add(const model::Type& element, std::vector<model::Given>& items);
  model::Given& add_record(model::RecordId record, std::vector<model::Given>& items) { return add(type_of(record), items); }
  /// Makes the value 未提供.
  void recycle(const model::Type& type, model::Given& given);
  void recycle_records(model::RecordId record, std::vector<model::Given>& items) { recycle_items(type_of(record), items); }

 private:
  static model::Type type_of(model::RecordId record);
  std::vector<model::Given>* spares_of(const model::Type& element);
  void recycle_items(const model::Type& element, std::vector<model::Given>& items);

  const model::Ruleset& rules_;
  std::vector<std::vector<model::Given>> records_;  ///< by RecordId
  std::vector<model::Given> texts_;
};

}  // namespace zhunsheng::facts
