// SPDX-License-Identifier: Apache-2.0
// Depth first, no deeper than what is shown: what is folded is counted, not told.
#include "engine/report/reasons/explain.hpp"

#include <algorithm>
#include <charconv>

#include "engine/findings/ask.hpp"
#include "engine/findings/basis.hpp"
#include "engine/findings/wording.hpp"
#include "engine/report/reasons/sentences.hpp"

namespace zhunsheng::report {
namespace {

using eval::Step;
using eval::StepKind;
using findings::Explanation;
using findings::Reason;

constexpr std::size_t most_shown = 8;    // of the steps below one that decide
constexpr std::size_t most_alike = 4;    // of elements and hits
constexpr std::size_t most_opened = 50;  // of the steps below an outcome, or below one that was opened
constexpr std::size_t most_leaves = 4;   // shown although the level is too deep

/// "3.2+50" → positions from 0, and how many to pass over.
struct Handle {
  std::vector<std::size_t> positions;
  std::size_t skip = 0;
};

std::optional<std::size_t> number_in(std::string_view text) {
  std::size_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  return error == std::errc{} && end == text.data() + text.size() ? std::optional(value) : std::nullopt;
}

std::optional<Handle> parse(std::string_view text) {
  Handle out;
  if (const std::size_t plus = text.find('+'); plus != std::string_view::npos) {
    const auto skip = number_in(text.substr(plus + 1));
    if (!skip) return std::nullopt;
    out.skip = *skip;
    text = text.substr(0, plus);
  }
  if (text == "0") return out;  // the root
  if (text.ends_with('.')) return std::nullopt;
  while (!text.empty()) {
    const std::size_t dot = std::min(text.find('.'), text.size());
    const auto position = number_in(text.substr(0, dot));
    if (!position || *position == 0) return std::nullopt;
    out.positions.push_back(*position - 1);
    text = text.substr(std::min(dot + 1, text.size()));
  }
  return out;
}

std::string joined(const std::string& handle, std::size_t position) { return (handle.empty() ? "" : handle + ".") + std::to_string(position + 1); }

class Unfolding {
 public:
  Unfolding(const findings::Inputs& in, eval::ReasonTree& tree, Sentences& sentences, const ExplainOptions& options)
      : in_(in), options_(options), tree_(tree), sentences_(sentences), depth_(options.depth == 0 ? deepest_reason : std::min(options.depth, deepest_reason)) {}

  std::optional<Explanation> unfold() {
    auto handle = parse(options_.open);
    if (!handle) return std::nullopt;
    Explanation out;
    Step step = tree_.root();
    std::string name;
    if (step.kind == StepKind::check && options_.instance) {
      step = tree_.instance(*options_.instance);
      name = joined(name, *options_.instance);
    }
    for (const std::size_t position : handle->positions) {
      auto below = tree_.below(step);
      if (position >= below.size()) return std::nullopt;
      out.path.push_back(told(step, name));
      step = std::move(below[position]);
      name = joined(name, position);
    }
    narrow(step);
    out.root = told(step, name);
    fill(step, out.root, depth_, options_.open.empty() ? std::nullopt : std::optional(handle->skip));
    describe(step, out);
    return out;
  }

 private:
  /// A condition that hangs on one of its parts alone is told by that part; its truth is the same.
  void pass_to_the_part(Step& step, std::string& handle, Reason& skipped) {
    for (std::size_t i = 0; i < deepest_reason && is_plain_junction(step); ++i) {
      auto below = tree_.below(step);
      const auto decides = [](const Step& each) { return each.decides; };
      if (std::count_if(below.begin(), below.end(), decides) != 1) return;
      const auto part = std::find_if(below.begin(), below.end(), decides);
      if (skipped.folded == 0) skipped.folded_handle = handle;
      skipped.folded += below.size() - 1;
      handle = joined(handle, static_cast<std::size_t>(part - below.begin()));
      step = std::move(*part);
    }
  }
  [[nodiscard]] bool is_plain_junction(const Step& step) const {
    if (step.kind != StepKind::expression || step.role != eval::Role::plain || step.expr != step.body) return false;
    const model::Op op = model::at(in_.rules, step.body).op;
    return op == model::Op::logical_and || op == model::Op::logical_or;
  }

  Reason told(const Step& step, const std::string& handle) {
    Reason out = sentences_.tell(step);
    out.handle = handle;
    ++count_;
    return out;
  }

  /// The tree of one hit or element tells its outcome.
  void narrow(Step& step) const {
    if (step.kind != StepKind::instance || !options_.subject) return;
    for (const auto& subject : step.instance->subjects)
      if (subject.index == *options_.subject) step.subject = &subject;
  }
  [[nodiscard]] bool is_another_subject(const Step& step) const { return options_.subject && step.subject != nullptr && step.subject->index != *options_.subject; }

  /// `skip`: the step was opened; all below it is shown, page by page.
  void fill(const Step& step, Reason& out, std::size_t levels, std::optional<std::size_t> skip) {
    Step plain = step;
    if (step.kind == StepKind::instance) plain.subject = nullptr;
    const auto below = tree_.below(plain);
    if (below.empty()) return;
    const bool has_room = (levels > 0 && count_ < most_reasons) || are_few_leaves(below);
    std::size_t shown = 0, passed = 0, hidden = 0;
    for (std::size_t i = 0; i < below.size(); ++i) {
      if (is_another_subject(below[i])) continue;
      if (skip ? i < *skip : false) {
        ++passed;
        continue;
      }
      if (!has_room || count_ >= most_reasons || !is_shown(step, below[i], shown, skip.has_value())) {
        ++hidden;
        continue;
      }
      ++shown;
      out.below.push_back(unfold_one(step, below[i], joined(out.handle, i), levels));
    }
    out.folded = hidden;
    out.folded_handle = out.handle.empty() ? "0" : out.handle;
    if (skip) out.folded_handle += "+" + std::to_string(passed + shown);
  }

  Reason unfold_one(const Step& above, Step step, std::string handle, std::size_t levels) {
    Reason skipped;
    pass_to_the_part(step, handle, skipped);
    Reason out = told(step, handle);
    fill(step, out, levels == 0 ? 0 : levels - 1, std::nullopt);
    out.is_told = sentences_.tells_operands(above) && is_known_leaf(step) && out.below.empty();
    out.passed = skipped.folded;
    out.passed_handle = skipped.folded_handle;
    return out;
  }

  [[nodiscard]] static bool is_shown(const Step& above, const Step& step, std::size_t shown, bool is_opened) {
    if (is_opened || (above.kind == StepKind::instance && step.decides)) return shown < most_opened;
    const bool is_alike = step.kind == StepKind::element || step.kind == StepKind::hit;
    return step.decides && shown < (is_alike ? most_alike : most_shown);
  }

  bool are_few_leaves(const std::vector<Step>& steps) {
    return steps.size() <= most_leaves && count_ < most_reasons && std::all_of(steps.begin(), steps.end(), [&](const Step& step) { return is_a_leaf(step) && tree_.below(step).empty(); });
  }
  [[nodiscard]] bool is_a_leaf(const Step& step) const {
    return step.kind == StepKind::force || step.kind == StepKind::hit || (step.kind == StepKind::expression && is_leaf(model::at(in_.rules, step.body).op));
  }
  [[nodiscard]] bool is_known_leaf(const Step& step) const {
    if (step.kind != StepKind::expression || !is_leaf(model::at(in_.rules, step.body).op) || step.expr != step.body) return false;
    const bool is_truth = model::at(in_.rules, step.body).type.kind == model::TypeKind::boolean;
    return is_truth ? step.truth != eval::Truth::unknown : step.value.state == model::FactState::known;
  }

  void describe(const Step& step, Explanation& out) const {
    const model::Check& check = tree_.check();
    out.check = model::id_of(check);
    out.title = check.title;
    if (!check.at.is_valid()) out.legal_date = base::to_string(in_.settings.as_of);
    const eval::InstanceOutcome& instance = step.instance != nullptr ? *step.instance : tree_.instances().front();
    out.citations = findings::basis_of(in_.rules, check, instance.legal_date, in_.store).citations;
    if (!options_.open.empty() || options_.instance) return;
    const eval::Outcomes outcomes{tree_.instances()};
    const auto sets = findings::ask_lists(in_, outcomes);
    std::vector<eval::MissingInput> asked;
    for (std::size_t i = 0; i < sets.size(); ++i)
      for (const auto& input : findings::union_of(sets[i], outcomes.instances[i].missing)) asked.push_back(input);
    for (const auto& missing : findings::missing_of(in_, check, asked))
      if (std::find(out.questions.begin(), out.questions.end(), missing.question) == out.questions.end()) out.questions.push_back(missing.question);
  }

  const findings::Inputs& in_;
  const ExplainOptions& options_;
  eval::ReasonTree& tree_;
  Sentences& sentences_;
  std::size_t depth_, count_ = 0;
};

}  // namespace

struct Explainer::State {
  State(const findings::Inputs& inputs, std::vector<eval::InstanceOutcome> instances, base::Language language)
      : in(inputs), tree(in.rules, in.store, in.settings, std::move(instances)), sentences(in, tree, language) {}
  const findings::Inputs in;
  eval::ReasonTree tree;
  Sentences sentences;
};

Explainer::Explainer(const findings::Inputs& in, std::vector<eval::InstanceOutcome> instances, base::Language language)
    : state_(std::make_unique<State>(in, std::move(instances), language)) {}
Explainer::~Explainer() = default;

std::optional<Explanation> Explainer::explain(const ExplainOptions& options) { return Unfolding(state_->in, state_->tree, state_->sentences, options).unfold(); }

}  // namespace zhunsheng::report
