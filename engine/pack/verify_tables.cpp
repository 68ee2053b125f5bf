// SPDX-License-Identifier: Apache-2.0
// Ids, spans and types against the tables they point into. One more archive: it visits every member of every struct, so that
// a new member is looked at without a line here.
#include <algorithm>

#include "engine/model/builtins.hpp"
#include "engine/pack/fields.hpp"
#include "engine/pack/verify.hpp"

namespace zhunsheng::pack {
namespace {

using model::TypeKind;

/// Visits everything; `is_good()` once all ids point into their tables. An id in a list is there; one by itself may be invalid.
class TableChecker {
 public:
  TableChecker(const model::Ruleset& rules, std::size_t sources) : rules_(rules), sources_(std::max<std::size_t>(sources, 1)) {}

  template <class... T>
  void operator()(const T&... members) {
    (check(members), ...);
  }

  template <class T>
  void check(const T& value) {
    if constexpr (is_id<T>) {
      note(!value.is_valid() || value.index() < table(value).size());
    } else if constexpr (is_optional<T>) {
      if (value) check(*value);
    } else if constexpr (is_vector<T>) {
      for (const auto& each : value) check_element(each);
    } else if constexpr (is_pair<T>) {
      (*this)(value.first, value.second);
    } else if constexpr (std::is_same_v<T, base::Span>) {
      note(value.source < sources_ && value.begin <= value.end);
    } else if constexpr (std::is_same_v<T, model::Type>) {
      note(is_type(value));
    } else if constexpr (!is_choice<T> && !is_word<T> && !std::is_same_v<T, std::string>) {
      fields(*this, value);
    }
  }
  [[nodiscard]] bool is_good() const { return is_good_; }

 private:
  template <class T>
  void check_element(const T& value) {
    if constexpr (is_id<T>) note(value.is_valid() && value.index() < table(value).size());
    else check(value);
  }
  void note(bool is_good) { is_good_ = is_good_ && is_good; }
  bool is_type(const model::Type& type) const {
    const TypeKind kind = type.kind == TypeKind::list ? type.element : type.kind;
    if (kind == TypeKind::enumeration) return type.ref < rules_.enums.size();
    if (kind == TypeKind::record) return type.ref < rules_.records.size();
    return type.kind != TypeKind::list || kind != TypeKind::list;
  }

  const auto& table(law::StatuteId) const { return rules_.statutes; }
  const auto& table(model::EnumId) const { return rules_.enums; }
  const auto& table(model::RecordId) const { return rules_.records; }
  const auto& table(model::FactId) const { return rules_.facts; }
  const auto& table(model::DefinitionId) const { return rules_.definitions; }
  const auto& table(model::ParameterId) const { return rules_.parameters; }
  const auto& table(model::MaterialId) const { return rules_.materials; }
  const auto& table(model::LexiconId) const { return rules_.lexicons; }
  const auto& table(model::PatternId) const { return rules_.patterns; }
  const auto& table(model::ExceptionId) const { return rules_.exceptions; }
  const auto& table(model::CheckId) const { return rules_.checks; }
  const auto& table(model::ExprId) const { return rules_.exprs; }
  const auto& table(model::VariableId) const { return rules_.variables; }
  const auto& table(model::ConstantId) const { return rules_.constants; }

  const model::Ruleset& rules_;
  std::size_t sources_;
  bool is_good_ = true;
};

/// Ids that are read without asking whether they are there.
bool has_every_id(const model::Ruleset& rules) {
  const auto all = [](const auto& rows, auto&& is_good) { return std::all_of(rows.begin(), rows.end(), is_good); };
  return all(rules.facts, [](const model::Fact& fact) { return fact.record.is_valid(); }) &&
         all(rules.records, [](const model::Record& record) { return record.use != model::RecordUse::per_material || record.material.is_valid(); }) &&
         all(rules.presumptions, [](const model::Presumption& row) { return row.fact.is_valid() && row.value.is_valid(); }) &&
         all(rules.extracts, [](const model::Extract& row) { return row.fact.is_valid() && row.pattern.is_valid(); }) &&
         all(rules.definitions, [&](const model::Definition& row) { return !row.cases.empty() && all(row.cases, [](const auto& one) { return one.value.is_valid(); }); }) &&
         all(rules.checks, [&](const model::Check& check) {
           const auto has_value = [](const model::MessagePart& part) { return part.kind != model::MessagePart::Kind::value || part.expr.is_valid(); };
           return check.norm.is_valid() && all(check.message, has_value) && all(check.advice, has_value) && (!check.for_each || (check.for_each->list.is_valid() && check.for_each->variable.is_valid())) &&
                  (check.subject.kind == model::Subject::Kind::none || check.subject.expr.is_valid());
         });
}

bool is_sorted_throughout(const model::Ruleset& rules) {
  const auto is_rising = [](const auto& rows, auto&& key) { return std::adjacent_find(rows.begin(), rows.end(), [&](const auto& a, const auto& b) { return !(key(a) < key(b)); }) == rows.end(); };
  const auto days = [](const std::vector<base::Date>& all) { return std::is_sorted(all.begin(), all.end()); };
  return is_rising(rules.presumptions, [](const auto& row) { return row.fact; }) && is_rising(rules.calendar, [](const auto& row) { return row.year; }) &&
         std::all_of(rules.calendar.begin(), rules.calendar.end(), [&](const auto& year) { return days(year.off) && days(year.work); }) &&
         std::all_of(rules.parameters.begin(), rules.parameters.end(), [&](const auto& row) { return is_rising(row.versions, [](const auto& version) { return version.from; }); });
}

/// Every field is where its record says, and each record where its fields say.
bool has_matching_records(const model::Ruleset& rules) {
  std::size_t fields = 0;
  for (std::size_t i = 0; i < rules.records.size(); ++i) {
    const auto& ids = rules.records[i].fields;
    fields += ids.size();
    for (std::size_t k = 0; k < ids.size(); ++k)
      if (at(rules, ids[k]).record.index() != i || at(rules, ids[k]).field_index != k) return false;
  }
  return fields == rules.facts.size();
}

template <class T>
bool begins_with(const std::vector<T>& all, const std::vector<T>& first) {
  return all.size() >= first.size() && std::equal(first.begin(), first.end(), all.begin(), [](const T& a, const T& b) { return a.name == b.name; });
}

/// What engine/model/builtins.hpp gives fixed numbers.
bool begins_with_builtins(const model::Ruleset& rules) {
  model::Ruleset builtins;
  model::declare_builtins(builtins);
  const auto has_fields = [](const model::Record& a, const model::Record& b) { return a.use == b.use && a.fields == b.fields; };
  return begins_with(rules.enums, builtins.enums) && begins_with(rules.records, builtins.records) && begins_with(rules.materials, builtins.materials) &&
         begins_with(rules.facts, builtins.facts) && std::equal(builtins.records.begin(), builtins.records.end(), rules.records.begin(), has_fields) &&
         std::equal(builtins.enums.begin(), builtins.enums.end(), rules.enums.begin(), [](const auto& a, const auto& b) { return a.values == b.values; }) &&
         std::equal(builtins.facts.begin(), builtins.facts.end(), rules.facts.begin(), [](const auto& a, const auto& b) { return a.type == b.type; });
}

}  // namespace

const char* find_problem_in_tables(const Contents& contents) {
  const model::Ruleset& rules = contents.rules;
  TableChecker checker(rules, contents.sources.size());
  checker.check(rules);
  if (!checker.is_good()) return "ids";
  if (!has_every_id(rules)) return "missing ids";
  if (!begins_with_builtins(rules)) return "built-ins";
  if (!has_matching_records(rules)) return "records";
  return is_sorted_throughout(rules) ? nullptr : "order";
}

}  // namespace zhunsheng::pack
