// SPDX-License-Identifier: Apache-2.0
// Tries values in a scratch copy of the fact store; what a trial touched is copied back from the original.
#include "engine/findings/ask.hpp"

#include <algorithm>

#include "engine/findings/candidates.hpp"

namespace zhunsheng::findings {
namespace {

using eval::InstanceOutcome;
using eval::MissingInput;
using eval::Unknown;
using model::FactState;
using model::Given;
using model::RecordUse;

constexpr std::size_t most_evaluations = 4000;  // of one review, over all sets of two and three

bool contains(const AskSet& set, const MissingInput& input) { return std::find(set.begin(), set.end(), input) != set.end(); }
bool is_open(const InstanceOutcome& instance) { return instance.outcome == Outcome::undetermined && !instance.harmless; }
/// Can an answer be tried? Overflow and its like have none.
bool is_askable(const MissingInput& input) {
  switch (input.why) {
    case Unknown::fact:
    case Unknown::open_list: return input.fact.is_valid();
    case Unknown::material: return input.material.is_valid();
    case Unknown::no_document: return true;
    case Unknown::doubtful_hit:
    case Unknown::conflict:
    case Unknown::overflow:
    case Unknown::division_by_zero:
    case Unknown::no_calendar:
    case Unknown::no_parameter_version:
    case Unknown::no_legal_date: return false;
  }
  return false;
}

/// The scratch store of all trials.
class Trial {
 public:
  explicit Trial(const Inputs& in) : in_(in), store_(in.store), settings_(in.settings), evaluator_(in.plan, in.rules) {}

  /// From now on evaluates the checks of these instances only.
  void select(const eval::Outcomes& outcomes, const std::vector<std::size_t>& instances) {
    settings_.selected.emplace(in_.rules.checks.size(), false);
    for (const std::size_t instance : instances) (*settings_.selected)[outcomes.instances[instance].check.index()] = true;
  }

  void put(const MissingInput& input, const Given& value) {
    if (input.material.is_valid()) {
      store_.materials[input.material.index()] = true;
      return;
    }
    for_each_place(input.fact, [&](Given& place) {
      if (input.why == Unknown::open_list && place.state == FactState::known) place.value.open = false;
      else if (place.state != FactState::known) place = value;
    });
  }
  void restore(const MissingInput& input) {
    if (input.material.is_valid()) {
      store_.materials[input.material.index()] = in_.store.materials[input.material.index()];
      return;
    }
    const model::Record& record = model::at(in_.rules, model::at(in_.rules, input.fact).record);
    if (record.use == RecordUse::singleton) store_.facts[input.fact.index()].given = in_.store.facts[input.fact.index()].given;
    else if (record.use == RecordUse::per_material) store_.records[model::at(in_.rules, input.fact).record.index()] = in_.store.records[model::at(in_.rules, input.fact).record.index()];
    else for_each_list(input.fact, [&](std::size_t list) { store_.facts[list].given = in_.store.facts[list].given; });
  }
  eval::Outcomes evaluate() { return evaluator_.evaluate(store_, settings_); }

 private:
  /// Facts that are lists of the record that the field belongs to.
  template <class Visit>
  void for_each_list(model::FactId field, Visit&& visit) const {
    const model::RecordId record = model::at(in_.rules, field).record;
    for (std::size_t i = 0; i < in_.rules.facts.size(); ++i) {
      const model::Type& type = in_.rules.facts[i].type;
      if (type.kind == model::TypeKind::list && type.element == model::TypeKind::record && type.ref == record.value) visit(i);
    }
  }
  /// Every slot of the fact: one of a singleton, else one a record.
  template <class Visit>
  void for_each_place(model::FactId id, Visit&& visit) {
    const model::Fact& fact = model::at(in_.rules, id);
    const auto visit_records = [&](std::vector<Given>& records) {
      for (auto& record : records)
        if (fact.field_index < record.value.items.size()) visit(record.value.items[fact.field_index]);
    };
    switch (model::at(in_.rules, fact.record).use) {
      case RecordUse::singleton: visit(store_.facts[id.index()].given); return;
      case RecordUse::per_material: visit_records(store_.records[fact.record.index()].records); return;
      case RecordUse::element: for_each_list(id, [&](std::size_t list) { visit_records(store_.facts[list].given.value.items); }); return;
    }
  }

  const Inputs& in_;
  facts::FactStore store_;
  eval::Settings settings_;
  eval::Evaluator evaluator_;
};

class Search {
 public:
  Search(const Inputs& in, const eval::Outcomes& outcomes) : in_(in), outcomes_(outcomes), trial_(in), out_(outcomes.instances.size()) {}

  std::vector<std::vector<AskSet>> finish() {
    collect_targets();
    for (const auto& input : inputs_) try_alone(input);
    for (const std::size_t target : targets_) {
      for (std::size_t size = 2; size <= 3 && out_[target].empty(); ++size) try_together(target, size);
      if (out_[target].empty()) out_[target].push_back(outcomes_.instances[target].missing);
      sort_and_cut(target);
    }
    return std::move(out_);
  }

 private:
  struct Input {
    MissingInput missing;
    std::vector<Given> candidates;
    std::vector<std::size_t> targets;  ///< instances that miss it
  };

  void collect_targets() {
    for (std::size_t i = 0; i < outcomes_.instances.size(); ++i) {
      const InstanceOutcome& instance = outcomes_.instances[i];
      if (!is_open(instance) || instance.missing.empty()) continue;
      targets_.push_back(i);
      const Reads reads = reads_below(in_.rules, all_expressions(in_.rules, model::at(in_.rules, instance.check)));
      for (const auto& missing : instance.missing)
        if (is_askable(missing)) add_input(missing, reads, i);
    }
  }
  void add_input(const MissingInput& missing, const Reads& reads, std::size_t target) {
    auto found = std::find_if(inputs_.begin(), inputs_.end(), [&](const Input& input) { return input.missing == missing; });
    if (found == inputs_.end()) found = inputs_.insert(inputs_.end(), Input{missing, {}, {}});
    found->targets.push_back(target);
    for (auto& candidate : candidates(missing, reads))
      if (std::find(found->candidates.begin(), found->candidates.end(), candidate) == found->candidates.end()) found->candidates.push_back(std::move(candidate));
  }
  std::vector<Given> candidates(const MissingInput& missing, const Reads& reads) const {
    if (!missing.fact.is_valid()) return {Given{}};  // a material: there is one thing to try
    return candidates_of(in_, reads, model::at(in_.rules, missing.fact).type);
  }

  /// What became of the instance; one that is gone (a list was closed) leaves nothing to decide.
  static bool is_decided(const eval::Outcomes& outcomes, const InstanceOutcome& instance) {
    for (const auto& other : outcomes.instances)
      if (other.check == instance.check && other.element == instance.element && other.is_open_extra == instance.is_open_extra) return other.outcome != Outcome::undetermined;
    return true;
  }

  void try_alone(const Input& input) {
    std::vector<std::size_t> open = input.targets;
    const auto decide = [&](const auto& is_done) {
      open.erase(std::remove_if(open.begin(), open.end(), [&](std::size_t target) {
        if (!is_done(target)) return false;
        out_[target].push_back({input.missing});
        return true;
      }), open.end());
    };
    if (input.missing.why == Unknown::no_document) return decide([](std::size_t) { return true; });  // nothing is searched before there is a text
    for (const auto& candidate : input.candidates) {
      if (open.empty()) break;
      trial_.select(outcomes_, open);
      trial_.put(input.missing, candidate);
      const eval::Outcomes outcomes = trial_.evaluate();
      trial_.restore(input.missing);
      decide([&](std::size_t target) { return is_decided(outcomes, outcomes_.instances[target]); });
    }
  }

  void try_together(std::size_t target, std::size_t size) {
    std::vector<const Input*> inputs;
    for (const auto& input : inputs_)
      if (input.missing.why != Unknown::no_document && contains(outcomes_.instances[target].missing, input.missing)) inputs.push_back(&input);
    if (inputs.size() > most_asked || inputs.size() < size) return;
    trial_.select(outcomes_, {target});
    std::vector<const Input*> chosen;
    choose(target, inputs, size, 0, chosen);
  }
  void choose(std::size_t target, const std::vector<const Input*>& inputs, std::size_t size, std::size_t next, std::vector<const Input*>& chosen) {
    if (chosen.size() == size) {
      if (out_[target].size() < most_ask_sets && some_values_decide(target, chosen, 0)) {
        AskSet set;
        for (const auto* input : chosen) set.push_back(input->missing);
        out_[target].push_back(std::move(set));
      }
      return;
    }
    for (std::size_t i = next; i < inputs.size(); ++i) {
      chosen.push_back(inputs[i]);
      choose(target, inputs, size, i + 1, chosen);
      chosen.pop_back();
    }
  }
  bool some_values_decide(std::size_t target, const std::vector<const Input*>& chosen, std::size_t depth) {
    if (depth == chosen.size()) return evaluations_++ < most_evaluations && is_decided(trial_.evaluate(), outcomes_.instances[target]);
    bool decided = false;
    for (const auto& candidate : chosen[depth]->candidates) {
      if (decided || evaluations_ >= most_evaluations) break;
      trial_.put(chosen[depth]->missing, candidate);
      decided = some_values_decide(target, chosen, depth + 1);
      trial_.restore(chosen[depth]->missing);
    }
    return decided;
  }

  void sort_and_cut(std::size_t target) {
    const AskSet& order = outcomes_.instances[target].missing;
    const auto rank = [&](const MissingInput& input) { return std::find(order.begin(), order.end(), input) - order.begin(); };
    auto& sets = out_[target];
    for (auto& set : sets) std::sort(set.begin(), set.end(), [&](const auto& left, const auto& right) { return rank(left) < rank(right); });
    std::sort(sets.begin(), sets.end(), [&](const AskSet& left, const AskSet& right) {
      return std::lexicographical_compare(left.begin(), left.end(), right.begin(), right.end(), [&](const auto& one, const auto& other) { return rank(one) < rank(other); });
    });
    if (sets.size() > most_ask_sets) sets.resize(most_ask_sets);
  }

  const Inputs& in_;
  const eval::Outcomes& outcomes_;
  Trial trial_;
  std::vector<std::vector<AskSet>> out_;
  std::vector<std::size_t> targets_;
  std::vector<Input> inputs_;
  std::size_t evaluations_ = 0;
};

}  // namespace

std::vector<std::vector<AskSet>> ask_lists(const Inputs& in, const eval::Outcomes& outcomes) { return Search(in, outcomes).finish(); }

AskSet union_of(const std::vector<AskSet>& sets, const AskSet& missing) {
  AskSet out;
  for (const auto& input : missing)
    if (!contains(out, input) && std::any_of(sets.begin(), sets.end(), [&](const AskSet& set) { return contains(set, input); })) out.push_back(input);
  return out;
}

}  // namespace zhunsheng::findings
