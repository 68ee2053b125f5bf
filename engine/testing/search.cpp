// SPDX-License-Identifier: Apache-2.0
#include "engine/testing/search.hpp"

#include <algorithm>
#include <functional>

#include "engine/findings/reads.hpp"
#include "engine/testing/conditions.hpp"
#include "engine/testing/slots.hpp"

namespace zhunsheng::testing {
namespace {

using model::Given;
using model::Outcome;

constexpr std::size_t most_starts = 8, most_trials = 2'500;

/// Where a search begins: a scene, and the example it came from (an empty one for the empty scene).
struct Start {
  Scene scene;
  model::Example example;
};

/// Tries changes of a start, one, two, or all slots at once, until `accepts` says yes or the trials are used up.
class Search {
 public:
  Search(const model::Ruleset& rules, const model::Check& check, std::vector<model::Value> more)
      : rules_(rules), check_(check), reads_(findings::reads_below(rules, findings::all_expressions(rules, check))), more_(std::move(more)) {}

  using Accepts = std::function<bool(const Scene&)>;

  /// The slots changed; nothing if not found. The start's scene is left as it was found.
  std::optional<std::vector<Slot>> run(Start& start, std::size_t trials, const Accepts& accepts) {
    trials_ = trials;
    accepts_ = &accepts;
    slots_ = slots_of(rules_, check_, reads_, start.scene);
    if (try_scene(start.scene)) return std::vector<Slot>{};
    if (auto one = change_one(start.scene, 0)) return one;
    for (std::size_t i = 0; i < slots_.size() && trials_ > 0; ++i) {
      const Given before = read(rules_, start.scene, slots_[i]);
      for (const Given& value : values(start.scene, slots_[i])) {
        write(rules_, start.scene, slots_[i], value);
        if (auto two = change_one(start.scene, i + 1)) {
          two->push_back(slots_[i]);
          return two;
        }
      }
      write(rules_, start.scene, slots_[i], before);
    }
    return std::nullopt;
  }

  /// Every slot anew, from a seed of its own: for starts where little is known.
  std::optional<std::vector<Slot>> run_all(Start& start, std::size_t trials, const Accepts& accepts) {
    trials_ = trials;
    accepts_ = &accepts;
    const Scene before = start.scene;
    std::uint64_t state = 0x9e3779b97f4a7c15u;
    slots_ = slots_of(rules_, check_, reads_, start.scene);
    while (trials_ > 0) {
      start.scene = before;
      for (const Slot& slot : slots_) {
        const auto choices = values(start.scene, slot);
        state = state * 6364136223846793005u + 1442695040888963407u;
        if (!choices.empty() && (state >> 60) != 0) write(rules_, start.scene, slot, choices[(state >> 33) % choices.size()]);
      }
      if (try_scene(start.scene)) return slots_;
    }
    start.scene = before;
    return std::nullopt;
  }

  [[nodiscard]] const findings::Reads& reads() const { return reads_; }

 private:
  std::vector<Given> values(const Scene& scene, const Slot& slot) const { return values_for(rules_, reads_, more_, scene, slots_, slot); }
  bool try_scene(const Scene& scene) {
    if (trials_ == 0) return false;
    --trials_;
    return (*accepts_)(scene);
  }
  std::optional<std::vector<Slot>> change_one(Scene& scene, std::size_t first) {
    for (std::size_t i = first; i < slots_.size() && trials_ > 0; ++i) {
      const Given before = read(rules_, scene, slots_[i]);
      for (const Given& value : values(scene, slots_[i])) {
        write(rules_, scene, slots_[i], value);
        if (try_scene(scene)) return std::vector<Slot>{slots_[i]};
      }
      write(rules_, scene, slots_[i], before);
    }
    return std::nullopt;
  }

  const model::Ruleset& rules_;
  const model::Check& check_;
  findings::Reads reads_;
  std::vector<model::Value> more_;
  std::vector<Slot> slots_;
  std::size_t trials_ = 0;
  const Accepts* accepts_ = nullptr;
};

/// The example without what it expects; a sentence of a check becomes its text.
model::Example without_claims(const model::Example& example, const model::Sample* sample) {
  model::Example out = example;
  out.pattern = {};
  out.check = {};
  out.samples.clear();
  out.expectations.clear();
  if (sample != nullptr) {
    model::ExampleText text;
    text.text = sample->text;
    out.texts.assign(1, text);
  }
  return out;
}

std::vector<Start> starts_of(const Stage& stage, model::CheckId check, const findings::Reads& reads) {
  const model::Ruleset& rules = stage.bench().rules;
  std::vector<Start> out;
  std::vector<const Scene*> met;
  for (const Case& one : stage.cases_of(check)) {
    if (std::find(met.begin(), met.end(), one.scene) != met.end() || out.size() >= most_starts) continue;
    met.push_back(one.scene);
    out.push_back({*one.scene, without_claims(rules.examples[one.claim.example], one.claim.sample)});
  }
  Start empty{Scene{facts::FactStore(rules), 0, stage.bench().as_of}, {}};
  out.push_back(empty);
  fill_lists(rules, reads, empty.scene);
  out.push_back(std::move(empty));
  return out;
}

/// Constants of the changed rules that the original does not have, and the dates of what changed.
std::vector<model::Value> new_values(const Workshop& workshop, const model::Check& check) {
  const model::Ruleset& rules = workshop.rules();
  std::vector<model::Value> out(rules.constants.begin() + static_cast<std::ptrdiff_t>(workshop.original().constants.size()), rules.constants.end());
  for (const auto& span : {check.in_force, rules.checks[static_cast<std::size_t>(&check - workshop.original().checks.data())].in_force})
    for (const auto& date : {span.from, span.until})
      if (date) out.push_back(model::make_date(*date));
  return out;
}

}  // namespace

std::optional<Counterexample> find_difference(const Stage& stage, const Workshop& workshop, model::CheckId id) {
  const model::Ruleset& original = workshop.original();
  const model::Check& check = at(original, id);
  const graph::Plan plan = graph::make_check_plan(original, id), changed_plan = graph::make_check_plan(workshop.rules(), id);
  eval::Evaluator evaluator(plan, original), changed(changed_plan, workshop.rules());
  Outcome expected = Outcome::violated, otherwise = Outcome::violated;
  const Search::Accepts differs = [&](const Scene& scene) {
    expected = worst_outcome(evaluator.evaluate(scene.store, settings_for(original, scene, id)), id);
    otherwise = worst_outcome(changed.evaluate(scene.store, settings_for(workshop.rules(), scene, id)), id);
    return expected != otherwise;
  };
  Search search(original, check, new_values(workshop, check));
  std::vector<Start> starts = starts_of(stage, id, search.reads());
  const std::size_t trials = most_trials / starts.size();
  for (std::size_t i = 0; i <= starts.size(); ++i) {
    Start& start = starts[std::min(i, starts.size() - 1)];
    const auto slots = i < starts.size() ? search.run(start, trials, differs) : search.run_all(start, most_trials / 2, differs);
    if (!slots) continue;
    Counterexample out{start.example, id, otherwise};
    const std::vector<Slot> all = i + 2 >= starts.size() ? slots_of(original, check, search.reads(), start.scene) : *slots;
    state(start.scene, all, out.example);
    const Scene again = make_scene(stage.bench(), out.example);  // as it will be read when the author has pasted it
    if (!differs(again)) continue;
    model::Expectation expectation;
    expectation.check = id;
    expectation.outcome = expected;
    out.otherwise = otherwise;
    out.example.expectations.push_back(std::move(expectation));
    return out;
  }
  return std::nullopt;
}

std::vector<Change> find_change(const Bench& bench, const model::Example& example, const model::Sample* sample, const Scene& scene, model::CheckId id, Outcome wanted) {
  const model::Check& check = at(bench.rules, id);
  const graph::Plan plan = graph::make_check_plan(bench.rules, id);
  eval::Evaluator evaluator(plan, bench.rules);
  const Search::Accepts is_wanted = [&](const Scene& each) { return worst_outcome(evaluator.evaluate(each.store, settings_for(bench.rules, each, id)), id) == wanted; };
  Search search(bench.rules, check, {});
  Start start{scene, without_claims(example, sample)};
  std::vector<Change> out;
  const auto slots = search.run(start, most_trials, is_wanted);
  if (!slots) return out;
  for (const Slot& slot : *slots) {
    const model::Type type = slot.kind == Slot::Kind::list_field ? at(bench.rules, slot.field).type : slot.fact.is_valid() ? at(bench.rules, slot.fact).type : model::Type{};
    const auto text = [&](const Scene& each) {
      const Given given = read(bench.rules, each, slot);
      if (given.value.kind == model::TypeKind::date) return base::to_string(base::Date{static_cast<std::int32_t>(given.value.a)});
      if (given.value.kind == model::TypeKind::boolean && given.state == model::FactState::known) return std::string(given.value.a != 0 ? "是" : "否");
      return model::print(bench.rules, type, given);
    };
    out.push_back({name_of(bench.rules, slot), text(scene), text(start.scene)});
  }
  return out;
}

}  // namespace zhunsheng::testing
