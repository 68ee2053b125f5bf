// SPDX-License-Identifier: Apache-2.0
// Facts made flat: every list a range of rows, every text a number. Made from a fact store before evaluation; the
// evaluator itself meets no string but where a text is searched in another.
#pragma once
#include <string_view>
#include <unordered_map>
#include <vector>

#include "engine/facts/fact_store.hpp"
#include "engine/graph/plan.hpp"

namespace zhunsheng::eval {

/// One given value: its four states, and as a node holds it.
struct Row {
  model::FactState state = model::FactState::absent;
  std::uint8_t status = graph::status::unknown;
  graph::Cell cell;
};

/// Views the plan, the rule set and the store last bound, which must outlive it.
class Inputs {
 public:
  Inputs(const graph::Plan& plan, const model::Ruleset& rules);
  /// Reads all that the plan asks for; keeps its memory from one store to the next.
  void bind(const facts::FactStore& store);
  /// Reads one leaf again, by position in Plan::facts. One that is a text or a list stays as it was bound.
  void reread(std::size_t position);

  [[nodiscard]] const facts::FactStore& store() const { return *store_; }
  /// By position in Plan::facts and Plan::records.
  [[nodiscard]] const std::vector<Row>& facts() const { return facts_; }
  [[nodiscard]] const std::vector<Row>& records() const { return records_; }
  /// A row that is not there is 不详: a plan from a pack may read what an earlier dossier left in a node.
  [[nodiscard]] const Row& row(std::size_t index) const { return rows_[index < rows_.size() ? index : 0]; }
  [[nodiscard]] std::string_view text(std::int64_t number) const;
  std::int64_t number_of(std::string_view text);
  /// Row 0 begins a record whose every field is 不详: the element that an open list may still have.
  static constexpr std::int64_t unknown_record = 0;
  Row to_row(const model::Given& given, const model::Type& type);
  /// Of a known value. Its texts are looked at, not copied: it must live as long as the store.
  Row row_of(const model::Value& value, const model::Type& type);
  /// The rows that collect nodes fill stand behind those of the inputs.
  [[nodiscard]] std::size_t collected_begin() const { return collected_begin_; }
  void set_row(std::size_t index, const Row& row) { rows_[index] = row; }

 private:
  void write_element(std::size_t at, const model::Given& given, const model::Type& list_type);
  void write_record(std::size_t at, const model::Given& given, model::RecordId record);
  Row write_list(const std::vector<model::Given>& items, bool is_open, const model::Type& type);

  const graph::Plan& plan_;
  const model::Ruleset& rules_;
  const facts::FactStore* store_ = nullptr;
  std::vector<Row> facts_, records_, rows_;
  std::size_t collected_begin_ = 0;
  std::size_t widest_ = 1;                       // fields of the widest record
  std::vector<std::string_view> texts_;          // beyond the plan's, numbered on from them
  std::unordered_map<std::string_view, std::int64_t> numbers_;  // of texts_
};

}  // namespace zhunsheng::eval
