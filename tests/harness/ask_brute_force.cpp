// SPDX-License-Identifier: Apache-2.0
#include "tests/harness/ask_brute_force.hpp"

#include <algorithm>
#include <functional>

#include "engine/findings/candidates.hpp"
#include "engine/model/builtins.hpp"
#include "tests/harness/naive_evaluator.hpp"
#include "tests/harness/random_cases.hpp"

namespace zhunsheng::harness {
namespace {

using eval::InstanceOutcome;
using model::FactState;
using model::Given;
using model::RecordUse;
using model::TypeKind;

bool is_not_known(const Given& given) { return given.state == FactState::unknown || given.state == FactState::absent; }

/// What takes an answer back.
using Undo = std::vector<std::function<void()>>;

template <class T>
void set(T& place, T value, Undo& undo) {
  undo.push_back([&place, before = place] { place = before; });
  place = std::move(value);
}

struct Input {
  UnknownInput name;
  std::vector<Given> answers;
  std::function<void(facts::FactStore&, const Given&, Undo&)> put;
  bool is_value = true;  ///< not the end of a list, not a material, not the text
};

/// Writes the answer wherever the slot holds something not known; a list that is there ends, and its unknown elements take
/// the element of the answer.
void settle(Given& slot, const Given& value, bool of_records, Undo& undo) {
  if (is_not_known(slot)) {
    set(slot, value, undo);
  } else if (slot.state == FactState::known && slot.value.kind == TypeKind::list) {
    set(slot.value.open, false, undo);
    for (Given& item : slot.value.items)
      if (!of_records && is_not_known(item) && !value.value.items.empty()) set(item, value.value.items.front(), undo);
  }
}
bool has_unknown(const Given& slot, bool of_records) {
  if (is_not_known(slot)) return true;
  if (slot.state != FactState::known || slot.value.kind != TypeKind::list) return false;
  return slot.value.open || (!of_records && std::any_of(slot.value.items.begin(), slot.value.items.end(), is_not_known));
}

class Collector {
 public:
  Collector(const findings::Inputs& in, const InstanceOutcome& instance)
      : in_(in), instance_(instance), check_(at(in.rules, instance.check)), reads_(findings::reads_below(in.rules, findings::all_expressions(in.rules, check_))) {}

  std::vector<Input> collect() {
    for (const model::FactId fact : reads_.facts) {
      if (at(in_.rules, at(in_.rules, fact).record).use == RecordUse::singleton) add_fact(fact);
      else add_field(fact);
    }
    if (reads_hits()) add_fact(model::builtin::clauses);
    for (const model::RecordId record : reads_.records) add_records(record);
    for (const model::MaterialId material : reads_.materials)
      if (!in_.store.materials[material.index()] && !in_.store.complete)
        add("m" + std::to_string(material.value), {Given{}}, [material](facts::FactStore& store, const Given&, Undo& undo) {
          store.materials[material.index()] = true;
          undo.push_back([&store, material] { store.materials[material.index()] = false; });
        }, false);
    if (misses("t")) add("t", {Given{}}, [](facts::FactStore&, const Given&, Undo&) {}, false);
    return std::move(inputs_);
  }

 private:
  void add(const UnknownInput& name, std::vector<Given> answers, std::function<void(facts::FactStore&, const Given&, Undo&)> put, bool is_value) {
    const auto is_same = [&](const Input& each) { return each.name == name; };
    if (std::none_of(inputs_.begin(), inputs_.end(), is_same)) inputs_.push_back({name, std::move(answers), std::move(put), is_value});
  }

  bool misses(const UnknownInput& name) const {
    return std::any_of(instance_.missing.begin(), instance_.missing.end(), [&](const eval::MissingInput& input) { return name_of(input) == name; });
  }

  /// What 未提供 settled in a complete dossier, as far as 有 and 缺 read it, is no question; nor is what is presumed.
  bool is_settled(model::FactId fact, FactState state) const {
    if (misses("f" + std::to_string(fact.value))) return false;
    if (in_.store.complete && state == FactState::absent) return true;
    const auto is_presumed = [&](std::optional<base::Date> date) { return read_naively(in_.rules, in_.store, date, fact).state != FactState::unknown; };
    return model::find_presumption(in_.rules, fact) != nullptr && (is_presumed(instance_.legal_date) || is_presumed(in_.settings.as_of));  // 按 is read at the review's date
  }

  std::vector<Given> answers_for(const model::Type& type) const {
    std::vector<Given> answers = findings::candidates_of(in_, reads_, type);
    if (answers.empty()) answers.emplace_back();
    return answers;
  }

  /// A text that was not read whole may hold more hits.
  bool reads_hits() const { return in_.store.hits.searched && in_.store.hits.open && !reads_.patterns.empty(); }

  void add_fact(model::FactId fact) {
    const model::Type& type = at(in_.rules, fact).type;
    const Given& given = in_.store.facts[fact.index()].given;
    const bool of_records = type.element == TypeKind::record;
    const bool is_text = fact == model::builtin::clauses && reads_hits();
    if ((!has_unknown(given, of_records) && !is_text) || is_settled(fact, given.state)) return;
    const auto put = [fact, of_records](facts::FactStore& store, const Given& value, Undo& undo) {
      settle(store.facts[fact.index()].given, value, of_records, undo);
      if (fact == model::builtin::clauses) set(store.hits.open, false, undo);
    };
    add("f" + std::to_string(fact.value), answers_for(type), put, type.kind != TypeKind::list);
  }

  /// Every record that may hold the field: of a material, or of a list that the check reads.
  void for_each_record(facts::FactStore& store, const model::Fact& fact, const std::function<void(Given&)>& visit) const {
    if (at(in_.rules, fact.record).use == RecordUse::per_material)
      for (Given& record : store.records[fact.record.index()].records) visit(record);
    else
      for (const model::FactId list : reads_.facts) {
        const model::Type& type = at(in_.rules, list).type;
        if (type.kind == TypeKind::list && type.element == TypeKind::record && type.ref == fact.record.value)
          for (Given& record : store.facts[list.index()].given.value.items) visit(record);
      }
  }

  void add_field(model::FactId id) {
    const model::Fact& fact = at(in_.rules, id);
    const bool of_records = fact.type.element == TypeKind::record;
    const auto for_each_slot = [this, &fact](facts::FactStore& store, const std::function<void(Given&)>& visit) {
      for_each_record(store, fact, [&](Given& record) {
        if (is_not_known(record)) {
          const Given field{record.state, {}};
          model::Value value;
          value.kind = TypeKind::record;
          value.items.assign(at(in_.rules, fact.record).fields.size(), field);
          record = known(std::move(value));
        }
        if (record.state == FactState::known && fact.field_index < record.value.items.size()) visit(record.value.items[fact.field_index]);
      });
    };
    // 未提供 is settled in a complete dossier for what reads 有 and 缺 alone, element by element.
    const bool keeps_absent = in_.store.complete && !misses("f" + std::to_string(id.value));
    facts::FactStore copy = in_.store;
    bool is_asked = false;
    for_each_slot(copy, [&](Given& slot) {
      is_asked = is_asked || (has_unknown(slot, of_records) && !is_settled(id, slot.state));
    });
    if (!is_asked) return;
    add("f" + std::to_string(id.value), answers_for(fact.type), [for_each_slot, of_records, keeps_absent](facts::FactStore& store, const Given& value, Undo& undo) {
      for_each_slot(store, [&](Given& slot) {
        if (slot.state != FactState::absent || !keeps_absent) settle(slot, value, of_records, undo);
      });
    }, fact.type.kind != TypeKind::list);
  }

  void add_records(model::RecordId id) {
    const facts::RecordList& list = in_.store.records[id.index()];
    if (list.given && !list.open) return;
    const model::MaterialId material = at(in_.rules, id).material;
    add("r" + std::to_string(material.value), {Given{}}, [this, material](facts::FactStore& store, const Given&, Undo& undo) {
      for (std::size_t i = 0; i < in_.rules.records.size(); ++i) {
        if (in_.rules.records[i].use != RecordUse::per_material || in_.rules.records[i].material != material) continue;
        set(store.records[i].given, true, undo);
        set(store.records[i].open, false, undo);
      }
    }, false);
  }

  const findings::Inputs& in_;
  const InstanceOutcome& instance_;
  const model::Check& check_;
  findings::Reads reads_;
  std::vector<Input> inputs_;
};

class Search {
 public:
  Search(const findings::Inputs& in, const InstanceOutcome& instance, std::size_t most)
      : in_(in), instance_(instance), most_(most), settings_(in.settings), store_(in.store), collector_(in, instance), inputs_(collector_.collect()) {
    settings_.selected.emplace(in.rules.checks.size(), false);
    (*settings_.selected)[instance.check.index()] = true;
  }

  std::optional<BruteForce> smallest() {
    BruteForce out;
    for (const Input& input : inputs_) out.inputs.push_back(input.name);
    for (std::size_t size = 1; size <= inputs_.size() && out.smallest.empty(); ++size)
      for_each_subset(size, [&](const std::vector<std::size_t>& subset) {
        if (some_answers(subset, 0, [](const InstanceOutcome* after) { return after == nullptr || after->outcome != eval::Outcome::undetermined; })) out.smallest.push_back(names(subset));
      });
    out.evaluations = evaluations_;
    return evaluations_ > most_ ? std::nullopt : std::optional(out);
  }

  std::optional<bool> may_be_violated() {
    std::vector<std::size_t> all;
    for (std::size_t i = 0; i < inputs_.size(); ++i) {
      if (!inputs_[i].is_value) return std::nullopt;  // what a list or a text may still hold cannot be tried
      inputs_[i].answers.push_back({FactState::not_applicable, {}});
      all.push_back(i);
    }
    const bool found = some_answers(all, 0, [](const InstanceOutcome* after) { return after != nullptr && after->outcome == eval::Outcome::violated; });
    return evaluations_ > most_ ? std::nullopt : std::optional(found);
  }

 private:
  std::vector<UnknownInput> names(const std::vector<std::size_t>& subset) const {
    std::vector<UnknownInput> out;
    for (const std::size_t i : subset) out.push_back(inputs_[i].name);
    return out;
  }

  void for_each_subset(std::size_t size, const std::function<void(const std::vector<std::size_t>&)>& visit) const {
    for (std::uint32_t mask = 0; mask < (1u << inputs_.size()); ++mask) {
      if (static_cast<std::size_t>(__builtin_popcount(mask)) != size) continue;
      std::vector<std::size_t> subset;
      for (std::size_t i = 0; i < inputs_.size(); ++i)
        if (((mask >> i) & 1u) != 0) subset.push_back(i);
      visit(subset);
    }
  }

  bool some_answers(const std::vector<std::size_t>& subset, std::size_t depth, const std::function<bool(const InstanceOutcome*)>& is_wanted) {
    if (evaluations_ > most_) return false;
    if (depth == subset.size()) {
      ++evaluations_;
      if (subset.size() == 1 && inputs_[subset[0]].name == "t") return true;  // by definition
      const eval::Outcomes outcomes = evaluate_naively(in_.rules, store_, settings_);
      return is_wanted(find_same(outcomes, instance_));
    }
    for (const Given& value : inputs_[subset[depth]].answers) {
      Undo undo;
      inputs_[subset[depth]].put(store_, value, undo);
      const bool found = some_answers(subset, depth + 1, is_wanted);
      for (; !undo.empty(); undo.pop_back()) undo.back()();
      if (found) return true;
    }
    return false;
  }

  const findings::Inputs& in_;
  const InstanceOutcome& instance_;
  std::size_t most_, evaluations_ = 0;
  eval::Settings settings_;
  facts::FactStore store_;
  Collector collector_;  // outlives the inputs, which look at it
  std::vector<Input> inputs_;
};

}  // namespace

UnknownInput name_of(const eval::MissingInput& input) {
  if (input.fact.is_valid()) return "f" + std::to_string(input.fact.value);
  if (input.why == eval::Unknown::no_document) return "t";
  if (!input.material.is_valid()) return "?";
  return (input.why == eval::Unknown::material ? "m" : "r") + std::to_string(input.material.value);
}

std::optional<BruteForce> ask_by_brute_force(const findings::Inputs& in, const InstanceOutcome& instance, std::size_t most) { return Search(in, instance, most).smallest(); }

std::optional<bool> may_be_violated(const findings::Inputs& in, const InstanceOutcome& instance, std::size_t most) { return Search(in, instance, most).may_be_violated(); }

}  // namespace zhunsheng::harness
