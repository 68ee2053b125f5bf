// SPDX-License-Identifier: Apache-2.0
// Outcomes of checks; values of expressions are the Reader's.
#include "tests/harness/naive_evaluator.hpp"

#include <algorithm>

#include "tests/harness/naive_arithmetic.hpp"
#include "tests/harness/naive_reader.hpp"

namespace zhunsheng::harness {
namespace {

using eval::Truth;
using model::Expr;
using model::ExprId;
using model::FactState;
using model::Given;
using model::Op;
using naive::Reader;
using naive::unknown;

class Judge {
 public:
  Judge(const model::Ruleset& rules, const facts::FactStore& store, const eval::Settings& settings) : rules_(rules), store_(store), settings_(settings), reader_(rules, store) {}

  void judge(model::CheckId id, std::vector<eval::InstanceOutcome>& out) {
    const model::Check& check = at(rules_, id);
    eval::InstanceOutcome blank;
    blank.check = id;
    if (check.kinds != 0 && (check.kinds & settings_.kinds) == 0) return out.push_back(blank);
    if (!check.for_each) return out.push_back(instance(id, blank));
    reader_.date = settings_.as_of;
    const Given list = reader_.read(check.for_each->list);
    if (list.state == FactState::not_applicable) return out.push_back(blank);
    const std::size_t size = list.state == FactState::known ? list.value.items.size() : 0;
    for (std::uint32_t i = 0; i < size; ++i) {
      reader_.bindings[check.for_each->variable.value] = {list.value.items[i], i};
      blank.element = i;
      out.push_back(instance(id, blank));
    }
    if (list.state != FactState::known || list.value.open) {
      reader_.bindings[check.for_each->variable.value] = {unknown(), eval::InstanceOutcome::no_element};
      blank.element = eval::InstanceOutcome::no_element;
      blank.is_open_extra = true;
      out.push_back(instance(id, blank));
    }
    reader_.bindings.clear();
  }

 private:
  Truth holds(model::ExceptionId id) {
    const model::Exception& exception = at(rules_, id);
    const Truth force_now = reader_.force(reader_.spans_of(exception.citations));
    const Truth when = reader_.truth(exception.when);
    bool inner_holds = false, inner_unknown = false;
    for (const model::ExceptionId inner : exception.inner) {
      inner_holds = inner_holds || holds(inner) == Truth::yes;
      inner_unknown = inner_unknown || holds(inner) == Truth::unknown;
    }
    if (force_now == Truth::no || when == Truth::no || when == Truth::not_applicable || inner_holds) return Truth::no;
    return force_now == Truth::yes && when == Truth::yes && !inner_unknown ? Truth::yes : Truth::unknown;
  }

  bool is_per_hit(model::ExceptionId id) const {
    const model::Exception& exception = at(rules_, id);
    return exception.per_hit || std::any_of(exception.inner.begin(), exception.inner.end(), [&](model::ExceptionId inner) { return is_per_hit(inner); });
  }

  /// One thing that breaks the norm (yes) or might (unknown), and what excuses it.
  struct Breach {
    Truth broken;
    std::optional<std::uint32_t> subject;
    std::vector<eval::ExceptionOutcome> exceptions;
    bool is_unseen = false;  // the element or hit that is not known to be there
  };

  eval::InstanceOutcome instance(model::CheckId id, eval::InstanceOutcome out) {
    const model::Check& check = at(rules_, id);
    reader_.date = settings_.as_of;
    if (check.at.is_valid()) {
      const Given date = reader_.read(check.at);
      reader_.date = date.state == FactState::known ? std::optional(base::Date{static_cast<std::int32_t>(date.value.a)}) : std::nullopt;
    }
    out.legal_date = reader_.date;
    const Truth force_now = reader_.force(check.in_force.is_always() ? reader_.spans_of(check.citations) : std::vector<base::DateSpan>{check.in_force});
    if (force_now == Truth::no) {
      out.in_force = false;
      return out;
    }
    out.applies = reader_.truth(check.applies);
    out.norm = check.forbids ? negate(reader_.truth(check.norm)) : reader_.truth(check.norm);
    const bool may_end = force_now == Truth::yes && !out.is_open_extra;
    if (may_end && (out.applies == Truth::no || out.applies == Truth::not_applicable)) return out;
    if (may_end && out.applies == Truth::yes && out.norm == Truth::not_applicable) return out;
    if (may_end && out.applies == Truth::yes && out.norm == Truth::yes) {
      out.outcome = eval::Outcome::satisfied;
      return out;
    }
    for (const model::ExceptionId exception : check.exceptions)
      if (check.subject.kind == model::Subject::Kind::none || !is_per_hit(exception)) out.exceptions.push_back({exception, holds(exception)});
    weigh(check, may_end, out);
    return out;
  }

  void weigh(const model::Check& check, bool may_end, eval::InstanceOutcome& out) {
    bool has_violated = false, has_undetermined = false;
    for (Breach& breach : breaches(check, out)) {
      std::vector<eval::ExceptionOutcome> all = out.exceptions;
      all.insert(all.end(), breach.exceptions.begin(), breach.exceptions.end());
      const bool holds_one = std::any_of(all.begin(), all.end(), [](const auto& each) { return each.holds == Truth::yes; });
      const bool all_fail = std::all_of(all.begin(), all.end(), [](const auto& each) { return each.holds == Truth::no; });
      const bool is_certain = may_end && out.applies == Truth::yes && breach.broken == Truth::yes;
      if (holds_one && !is_certain) continue;
      const eval::Outcome outcome = holds_one ? eval::Outcome::exempt : is_certain && all_fail ? eval::Outcome::violated : eval::Outcome::undetermined;
      has_violated = has_violated || outcome == eval::Outcome::violated;
      has_undetermined = has_undetermined || outcome == eval::Outcome::undetermined;
      if (breach.subject && !out.is_open_extra) out.subjects.push_back({*breach.subject, outcome, breach.exceptions});
    }
    const bool is_broken = may_end && out.applies == Truth::yes && out.norm == Truth::no;
    out.outcome = !is_broken ? eval::Outcome::undetermined : has_violated ? eval::Outcome::violated : has_undetermined ? eval::Outcome::undetermined : eval::Outcome::exempt;
  }

  void conjuncts(ExprId id, std::vector<ExprId>& out) const {
    const Expr& expr = at(rules_, id);
    if (expr.op != Op::logical_and) return out.push_back(id);
    for (std::uint32_t i = expr.list_begin; i < expr.list_end; ++i) conjuncts(rules_.operands[i], out);
  }

  std::vector<eval::ExceptionOutcome> per_hit(const model::Check& check) {
    std::vector<eval::ExceptionOutcome> out;
    for (const model::ExceptionId exception : check.exceptions)
      if (is_per_hit(exception)) out.push_back({exception, holds(exception)});
    return out;
  }

  std::vector<Breach> breaches(const model::Check& check, const eval::InstanceOutcome& out) {
    if (check.subject.kind == model::Subject::Kind::none) return only_broken({{negate(out.norm), std::nullopt, {}}});
    std::vector<ExprId> all;
    conjuncts(check.norm, all);
    Truth rest = Truth::yes;
    for (const ExprId id : all)
      if (id != check.subject.expr) rest = both(rest, reader_.truth(id));
    std::vector<Breach> found;
    if (!check.forbids && all.size() > 1) found.push_back({negate(rest), std::nullopt, {}});
    const Truth together = check.forbids ? rest : Truth::yes;
    if (check.subject.kind == model::Subject::Kind::hits) add_hits(check, together, found);
    else add_elements(check, together, found);
    return only_broken(found);
  }

  static std::vector<Breach> only_broken(std::vector<Breach> all) {
    all.erase(std::remove_if(all.begin(), all.end(), [](const Breach& each) { return each.broken == Truth::no || each.broken == Truth::not_applicable; }), all.end());
    return all;
  }

  void add_hits(const model::Check& check, Truth together, std::vector<Breach>& found) {
    const Expr& expr = at(rules_, check.subject.expr);
    const Truth whole = reader_.truth(check.subject.expr);
    const auto& hits = store_.hits.by_pattern[expr.ref];
    for (std::uint32_t i = 0; store_.hits.searched && i < hits.size(); ++i) {
      if (!reader_.looks_at(expr, hits[i]).value_or(false)) continue;
      const bool counts = (rules_.patterns[expr.ref].contexts & context_bit(hits[i].context)) != 0;
      if (!counts && (whole != Truth::unknown || hits[i].context != model::Context::doubtful)) continue;
      reader_.hit = &hits[i];
      found.push_back({both(whole, together), i, per_hit(check)});
      reader_.hit = nullptr;
    }
    if (whole == Truth::unknown) found.push_back({both(whole, together), std::nullopt, {}, true});
  }

  void add_elements(const model::Check& check, Truth together, std::vector<Breach>& found) {
    const Expr& expr = at(rules_, check.subject.expr);
    const Given list = reader_.read(expr.a);
    if (list.state == FactState::not_applicable) return;
    const auto broken = [&] { return both(together, expr.op == Op::every ? negate(reader_.truth(expr.b)) : reader_.truth(expr.b)); };
    const std::size_t size = list.state == FactState::known ? list.value.items.size() : 0;
    for (std::uint32_t i = 0; i < size; ++i) {
      reader_.bindings[expr.ref] = {list.value.items[i], i};
      found.push_back({broken(), i, per_hit(check)});
    }
    if (list.state != FactState::known || list.value.open) {
      reader_.bindings[expr.ref] = {unknown(), eval::InstanceOutcome::no_element};
      found.push_back({broken(), std::nullopt, per_hit(check), true});
    }
    reader_.bindings.erase(expr.ref);
  }

  const model::Ruleset& rules_;
  const facts::FactStore& store_;
  const eval::Settings& settings_;
  Reader reader_;
};

}  // namespace

model::Given read_naively(const model::Ruleset& rules, const facts::FactStore& store, std::optional<base::Date> date, model::FactId fact) {
  Reader reader(rules, store);
  reader.date = date;
  return reader.fact(fact);
}

eval::Outcomes evaluate_naively(const model::Ruleset& rules, const facts::FactStore& store, const eval::Settings& settings) {
  eval::Outcomes outcomes;
  for (std::size_t i = 0; i < rules.checks.size(); ++i)
    if (!settings.selected || (*settings.selected)[i]) Judge(rules, store, settings).judge(model::CheckId(i), outcomes.instances);
  return outcomes;
}

model::Given read_naively(const model::Ruleset& rules, const facts::FactStore& store, const NaivePlace& place, model::ExprId expr) {
  Reader reader(rules, store);
  for (const eval::Binding& binding : place.bindings) {
    reader.date = binding.loop.is_valid() ? place.date : std::optional(place.as_of);
    const Given list = reader.read(binding.list);
    const bool is_there = list.state == FactState::known && binding.element < list.value.items.size();
    reader.bindings[binding.variable.value] = {is_there ? list.value.items[binding.element] : unknown(), is_there ? binding.element : eval::InstanceOutcome::no_element};
  }
  reader.date = place.date;
  reader.hit = place.hit;
  return reader.read(expr);
}

}  // namespace zhunsheng::harness
