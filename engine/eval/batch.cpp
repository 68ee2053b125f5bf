// SPDX-License-Identifier: Apache-2.0
// Columns first; then, lane by lane, the checks that have none and the lanes that do not fit.
#include "engine/eval/batch.hpp"

#include "engine/eval/columns/machine.hpp"
#include "engine/eval/verdicts.hpp"

namespace zhunsheng::eval {

using columns::BlockColumns;
using columns::Plane;

Block::Block(std::unique_ptr<BlockColumns> made) : columns_(std::move(made)) {}
Block::~Block() = default;
Block::Block(Block&&) noexcept = default;
Block& Block::operator=(Block&&) noexcept = default;
std::size_t Block::size() const { return columns_->dossiers.size(); }

namespace {

std::vector<model::CheckId> list_checks(const graph::Plan& plan, const std::optional<std::vector<bool>>& selected) {
  std::vector<model::CheckId> checks;
  for (std::size_t i = 0; i < plan.checks.size(); ++i)
    if (!selected || (*selected)[i]) checks.emplace_back(i);
  return checks;
}

std::vector<bool> set_of(const std::vector<model::CheckId>& checks, std::size_t size) {
  std::vector<bool> set(size);
  for (const model::CheckId check : checks) set[check.index()] = true;
  return set;
}

const columns::Kernels& kernels_of(columns::Level level) {
  const columns::Kernels* found = columns::find_kernels(level);
  return found != nullptr ? *found : *columns::find_kernels(columns::Level::portable);
}

}  // namespace

struct Batch::State {
  State(const graph::Plan& plan, const model::Ruleset& rules, const BatchOptions& options)
      : layout(columns::make_layout(plan, rules, options.selected ? &*options.selected : nullptr)),
        kernels(kernels_of(options.level)),
        machine(plan, rules, layout, kernels),
        inputs(plan, rules),
        verdicts(plan, rules),
        checks(list_checks(plan, options.selected)),
        violated(plan.checks.size()), idle(plan.checks.size()), undetermined(plan.checks.size()), exempt(plan.checks.size()), rare(plan.checks.size()) {
    some.selected = set_of(layout.scalar_checks, plan.checks.size());
    every.selected = set_of(checks, plan.checks.size());
  }

  void decide(const BlockColumns& block);
  void decide_one(const BlockColumns& block, std::uint32_t lane, Settings& settings, const std::vector<model::CheckId>& which);
  void write(model::CheckId check, std::uint32_t lane, Outcome outcome);

  columns::Layout layout;
  const columns::Kernels& kernels;
  columns::ColumnMachine machine;
  Inputs inputs;
  Verdicts verdicts;
  std::vector<model::CheckId> checks;
  Settings some, every;  ///< of the checks without columns; of all
  std::vector<Plane> violated, idle, undetermined, exempt;
  std::vector<std::uint8_t> rare;
  Plane valid{};
};

void Batch::State::write(model::CheckId check, std::uint32_t lane, Outcome outcome) {
  const std::size_t i = check.index(), w = lane / 64;
  const std::uint64_t bit = std::uint64_t{1} << (lane % 64);
  if (rare[i] == 0) undetermined[i] = exempt[i] = {};
  rare[i] = 1;
  const auto put = [&](std::vector<Plane>& planes, Outcome of) { planes[i].word[w] = (planes[i].word[w] & ~bit) | (outcome == of ? bit : 0); };
  put(violated, Outcome::violated);
  put(undetermined, Outcome::undetermined);
  put(exempt, Outcome::exempt);
  put(idle, Outcome::not_applicable);
}

void Batch::State::decide_one(const BlockColumns& block, std::uint32_t lane, Settings& settings, const std::vector<model::CheckId>& which) {
  settings.as_of = block.dossiers[lane].as_of;
  settings.kinds = block.dossiers[lane].kinds;
  verdicts.bind(*block.dossiers[lane].facts);
  const std::span<const Outcome> outcomes = verdicts.evaluate(settings);
  for (const model::CheckId check : which) write(check, lane, outcomes[check.index()]);
}

void Batch::State::decide(const BlockColumns& block) {
  for (const model::CheckId check : layout.scalar_checks) {
    violated[check.index()] = idle[check.index()] = {};
    rare[check.index()] = 0;
  }
  std::size_t next_odd = 0;
  const bool has_scalar = !layout.scalar_checks.empty();
  for (std::uint32_t lane = 0; lane < block.dossiers.size() && (has_scalar || next_odd < block.odd.size()); ++lane) {
    const bool is_odd = next_odd < block.odd.size() && block.odd[next_odd] == lane;
    if (is_odd) ++next_odd;
    if (is_odd) decide_one(block, lane, every, checks);
    else if (has_scalar) decide_one(block, lane, some, layout.scalar_checks);
  }
}

Batch::Batch(const graph::Plan& plan, const model::Ruleset& rules, BatchOptions options) : state_(std::make_unique<State>(plan, rules, options)) {
  planes_ = {state_->violated.data(), state_->idle.data(), state_->undetermined.data(), state_->exempt.data(), state_->rare.data()};
}
Batch::~Batch() = default;
Batch::Batch(Batch&&) noexcept = default;
Batch& Batch::operator=(Batch&&) noexcept = default;

Block Batch::make_block() const { return Block(std::make_unique<BlockColumns>(state_->layout)); }
void Batch::load(Block& block, std::span<const Lane> lanes) { block.columns_->load(lanes, state_->inputs, state_->layout); }

void Batch::evaluate(const Block& block) {
  const BlockColumns& columns = *block.columns_;
  State& state = *state_;
  state.machine.run(columns);
  const std::vector<columns::Decision>& decisions = state.layout.decisions;
  state.kernels.decide(decisions.data(), decisions.data() + decisions.size(), state.layout.refs.data(), state.machine.truths(), columns.valid, planes_);
  state.decide(columns);
  state.valid = columns.valid;
}

const std::vector<model::CheckId>& Batch::checks() const { return state_->checks; }
std::size_t Batch::columnar_checks() const { return state_->layout.decisions.size(); }
const char* Batch::instruction_set() const { return state_->kernels.name; }

Plane Batch::lanes_of(model::CheckId check, Outcome outcome) const {
  const std::size_t i = check.index();
  const bool is_rare = planes_.rare[i] != 0;
  switch (outcome) {
    case Outcome::violated: return planes_.violated[i];
    case Outcome::not_applicable: return planes_.idle[i];
    case Outcome::undetermined: return is_rare ? planes_.undetermined[i] : Plane{};
    case Outcome::exempt: return is_rare ? planes_.exempt[i] : Plane{};
    case Outcome::satisfied: break;
  }
  Plane kept = state_->valid;
  for (std::size_t w = 0; w < columns::words; ++w) {
    kept.word[w] &= ~(planes_.violated[i].word[w] | planes_.idle[i].word[w]);
    if (is_rare) kept.word[w] &= ~(planes_.undetermined[i].word[w] | planes_.exempt[i].word[w]);
  }
  return kept;
}

Outcome Batch::outcome(model::CheckId check, std::uint32_t lane) const {
  for (const Outcome one : {Outcome::violated, Outcome::undetermined, Outcome::exempt, Outcome::not_applicable})
    if ((lanes_of(check, one).word[lane / 64] >> (lane % 64) & 1u) != 0) return one;
  return Outcome::satisfied;
}

}  // namespace zhunsheng::eval
