// SPDX-License-Identifier: Apache-2.0
// Each measure walks over the dossiers in a ring and goes on where its last segment stopped.
#include "bindings/cpp/bench/measures.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <memory>
#include <numeric>
#include <thread>

#include "bindings/cpp/bench/blocks.hpp"
#include "bindings/cpp/bench/clock.hpp"
#include "bindings/cpp/bench/heap.hpp"
#include "bindings/cpp/bench/ring.hpp"
#include "bindings/cpp/build.hpp"
#include "engine/eval/session.hpp"
#include "engine/eval/verdicts.hpp"
#include "engine/findings/collect.hpp"
#include "engine/model/builtins.hpp"
#include "zhunsheng/pack.hpp"

namespace zhunsheng::bench {
namespace {

constexpr double ms = 1e3, us = 1e6;

/// A fixed piece of work that no change of ours touches: says how fast the machine is just now.
Measure reference() {
  constexpr std::size_t size = 1u << 15;  // 128 KB: beyond the first cache, as evaluation is
  auto table = std::make_shared<std::vector<std::uint32_t>>(size);
  std::iota(table->begin(), table->end(), 12345u);
  return {"reference", "us", [table](double budget) {
            return us * seconds_each(budget, [&] {
                     std::uint32_t at = 1;
                     for (std::size_t i = 0; i < size / 4; ++i) {
                       std::uint32_t& cell = (*table)[at % size];
                       cell = cell * 1664525u + 1013904223u;
                       at = cell >> 7;
                     }
                   });
          }};
}

std::unique_ptr<RuleSet::Impl> load_again(const RuleSet::Impl& rules) {
  auto out = std::make_unique<RuleSet::Impl>();
  out->sources = rules.sources;
  build(*out);
  return out;
}

Measure load(const RuleSet::Impl& rules) {
  return {"load", "ms", [&rules](double budget) { return ms * seconds_each(budget, [&] { load_again(rules); }); }};
}

Measure load_from_pack(const RuleSet& rules) {
  auto pack = std::make_shared<const std::string>(write_pack(rules));
  return {"load_pack", "ms", [pack](double budget) { return ms * seconds_each(budget, [&] { load_pack_from_memory(*pack); }); }};
}

Measure memory(const RuleSet::Impl& rules) {
  return {"memory", "bytes", [&rules](double) {
            const double before = owned_bytes();
            const auto loaded = load_again(rules);
            return owned_bytes() - before;
          }};
}

Measure plan_memory(const RuleSet::Impl& rules) {
  return {"plan_memory", "bytes", [&rules](double) {
            const double before = owned_bytes();
            const auto plan = graph::make_plan(*rules.rules);
            return owned_bytes() - before;
          }};
}

/// The first dossier after loading: memory of the evaluator is made, nothing is warm.
Measure first(const Subject& subject) {
  return {"first", "us", [subject](double budget) {
            return us * seconds_each(budget, [&] {
                     eval::Verdicts verdicts(*subject.rules.plan, *subject.rules.rules);
                     verdicts.bind(subject.dossiers[0].store);
                     verdicts.evaluate(subject.dossiers[0].settings);
                   });
          }};
}

/// From facts in memory to the outcome of every check, with a reason for each that is not in order if asked.
Measure one(const Subject& subject, const char* name, bool with_reasons) {
  auto verdicts = std::make_shared<eval::Verdicts>(*subject.rules.plan, *subject.rules.rules);
  return {name, "us", [subject, verdicts, with_reasons, grounds = std::vector<eval::Ground>(), ring = Ring(subject.dossiers.size())](double budget) mutable {
            return us * seconds_each(budget, [&] {
                     const Dossier& dossier = subject.dossiers[ring.next()];
                     grounds.clear();
                     verdicts->bind(dossier.store);
                     verdicts->evaluate(dossier.settings, with_reasons ? &grounds : nullptr);
                   });
          }};
}

/// A review kept open, in which fact after fact is given another value: that of the next dossier, and back.
class Changes {
 public:
  explicit Changes(const Subject& subject)
      : readers_(graph::find_readers(*subject.rules.plan, *subject.rules.rules)),
        session_(*subject.rules.plan, *subject.rules.rules, readers_, subject.dossiers[0].store, subject.dossiers[0].settings) {
    const model::Ruleset& rules = *subject.rules.rules;
    const auto& here = subject.dossiers[0].store;
    for (std::size_t i = model::builtin::file_text.index() + 1; i < rules.facts.size(); ++i) {
      const model::FactId fact(i);
      if (model::at(rules, rules.facts[i].record).use != model::RecordUse::singleton) continue;
      const model::Given& other = other_value(subject, fact);
      if (!(other == here.facts[i].given)) changes_.push_back({fact, {other, here.facts[i].given}});
    }
  }
  [[nodiscard]] bool is_empty() const { return changes_.empty(); }
  void step() {
    const Change& change = changes_[at_];
    session_.set(change.fact, change.values[round_]);
    session_.update();
    if (++at_ < changes_.size()) return;
    at_ = 0;
    round_ = 1 - round_;
  }

 private:
  struct Change {
    model::FactId fact;
    std::array<model::Given, 2> values;
  };
  /// The first value in another dossier that differs from dossier 0's.
  static const model::Given& other_value(const Subject& subject, model::FactId fact) {
    const model::Given& here = subject.dossiers[0].store.facts[fact.index()].given;
    for (const auto& dossier : subject.dossiers)
      if (const model::Given& there = dossier.store.facts[fact.index()].given; !(there == here)) return there;
    return here;
  }

  graph::Readers readers_;
  eval::Session session_;
  std::vector<Change> changes_;
  std::size_t at_ = 0, round_ = 0;
};

Measure change(std::shared_ptr<Changes> changes) {
  return {"change", "us", [changes](double budget) { return us * seconds_each(budget, [&] { changes->step(); }); }};
}

/// All dossiers in columns, a dossier.
Measure batch(const Subject& subject) {
  auto blocks = std::make_shared<Blocks>(subject.rules, subject.dossiers);
  return {"batch", "us", [blocks, count = static_cast<double>(subject.dossiers.size())](double budget) { return us / count * seconds_each(budget, [&] { blocks->run(); }); }};
}

/// The same with the dossiers dealt out to threads, by the clock on the wall: what several cores gain.
Measure batch_threads(const Subject& subject) {
  auto parts = std::make_shared<std::vector<std::unique_ptr<Blocks>>>();
  const std::size_t share = (subject.dossiers.size() + subject.jobs - 1) / subject.jobs;
  for (std::size_t begin = 0; begin < subject.dossiers.size(); begin += share) parts->push_back(std::make_unique<Blocks>(subject.rules, subject.dossiers.subspan(begin, std::min(share, subject.dossiers.size() - begin))));
  return {"batch_threads", "us", [parts](double budget) {
            const auto begin = std::chrono::steady_clock::now();
            std::vector<std::size_t> rounds(parts->size(), 0);
            {
              std::vector<std::jthread> threads;
              for (std::size_t i = 0; i < parts->size(); ++i)
                threads.emplace_back([&, i] {
                  const auto end = begin + std::chrono::duration<double>(budget);
                  do (*parts)[i]->run(), ++rounds[i];
                  while (std::chrono::steady_clock::now() < end);
                });
            }
            const double spent = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
            double dossiers = 0;
            for (std::size_t i = 0; i < parts->size(); ++i) dossiers += static_cast<double>(rounds[i] * (*parts)[i]->size());
            return us * spent / dossiers;
          }};
}

/// From facts to findings with words, evidence and what to ask for: all that a review does behind reading.
Measure review(const Subject& subject) {
  return {"review", "us", [subject, ring = Ring(subject.dossiers.size())](double budget) mutable {
            const document::Dossier no_documents;
            return us * seconds_each(budget, [&] {
                     const Dossier& dossier = subject.dossiers[ring.next()];
                     const auto outcomes = eval::evaluate(*subject.rules.plan, *subject.rules.rules, dossier.store, dossier.settings);
                     findings::collect({*subject.rules.plan, *subject.rules.rules, dossier.store, dossier.settings, &no_documents}, outcomes, {});
                   });
          }};
}

}  // namespace

std::vector<Measure> measures_of(const Subject& subject) {
  std::vector<Measure> out{reference(), load(subject.rules), load_from_pack(subject.rule_set), memory(subject.rules), plan_memory(subject.rules), first(subject), one(subject, "one", false), one(subject, "reasons", true)};
  if (auto changes = std::make_shared<Changes>(subject); !changes->is_empty()) out.push_back(change(std::move(changes)));
  out.push_back(batch(subject));
  if (subject.jobs > 1) out.push_back(batch_threads(subject));
  out.push_back(review(subject));
  return out;
}

}  // namespace zhunsheng::bench
