// SPDX-License-Identifier: Apache-2.0
// What expressions, facts and definitions are worth, for the naive evaluator: recursive, from the model alone.
#pragma once
#include <functional>
#include <map>
#include <optional>
#include <vector>

#include "engine/eval/outcome.hpp"
#include "engine/facts/fact_store.hpp"

namespace zhunsheng::harness::naive {

/// The element that a variable stands for.
struct Binding {
  model::Given element;
  std::uint32_t index = eval::InstanceOutcome::no_element;
};

/// Views its arguments, which must outlive it.
class Reader {
 public:
  Reader(const model::Ruleset& rules, const facts::FactStore& store) : rules_(rules), store_(store) {}

  std::optional<base::Date> date;             ///< the legal date, if known
  std::map<std::uint32_t, Binding> bindings;  ///< by VariableId
  const facts::Hit* hit = nullptr;

  static bool in_force(const std::vector<base::DateSpan>& spans, base::Date on);
  /// At an unknown date: the answer, if it is the same on every day on which it can change.
  eval::Truth force(const std::vector<base::DateSpan>& spans) const;
  std::vector<base::DateSpan> spans_of(const std::vector<model::CitationUse>& citations) const;
  eval::Truth truth(model::ExprId id);
  model::Given read(model::ExprId id);
  model::Given fact(model::FactId id);
  /// Does the matches node look at the place of the hit? Nothing if its clause is not known.
  std::optional<bool> looks_at(const model::Expr& expr, const facts::Hit& each);

 private:
  static model::Given settled(model::Given given);
  model::Given records(std::uint32_t record) const;
  model::Given field(const model::Expr& expr);
  model::Given presence(const model::Expr& expr);
  model::Given collection(const model::Definition& row);
  model::Given definition(const model::Definition& row);
  model::Given parameter(const model::Parameter& row) const;
  model::Given junction(const model::Expr& expr);
  model::Given contains(const model::Expr& expr);
  model::Given in_set(const model::Expr& expr);
  model::Given matches(const model::Expr& expr);
  /// Calls `visit` for each element of the list, with the variable bound to it.
  void for_each(const model::Expr& loop, const model::Value& list, const std::function<void()>& visit);
  model::Given quantifier(const model::Expr& expr);
  model::Given aggregate(const model::Expr& expr);
  model::Given hit_field(const model::Expr& expr) const;
  std::vector<model::Given> operands(const model::Expr& expr);

  const model::Ruleset& rules_;
  const facts::FactStore& store_;
};

}  // namespace zhunsheng::harness::naive
