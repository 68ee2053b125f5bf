// SPDX-License-Identifier: Apache-2.0
// Each measure walks over the dossiers in a ring and goes on where its last segment stopped.
#include "bindings/cpp/bench/measures.hpp"

#include <malloc.h>

#include <memory>
#include <numeric>

#include "bindings/cpp/bench/clock.hpp"
#include "bindings/cpp/build.hpp"
#include "engine/eval/verdicts.hpp"
#include "engine/findings/collect.hpp"

namespace zhunsheng::bench {
namespace {

constexpr double ms = 1e3, us = 1e6;

/// Bytes that the program owns on the main heap: loads happen on one thread.
double owned_bytes() {
  const struct mallinfo2 heap = mallinfo2();
  return static_cast<double>(heap.uordblks + heap.hblkhd);
}

/// Positions of a ring, one after the other.
class Ring {
 public:
  explicit Ring(std::size_t size) : size_(size) {}
  std::size_t next() { return at_ = at_ + 1 < size_ ? at_ + 1 : 0; }

 private:
  std::size_t size_, at_ = 0;
};

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
  return {reference(), load(subject.rules), memory(subject.rules), plan_memory(subject.rules), first(subject), one(subject, "one", false), one(subject, "reasons", true), review(subject)};
}

}  // namespace zhunsheng::bench
