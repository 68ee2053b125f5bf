// SPDX-License-Identifier: Apache-2.0
#include "bench/workload/verify.hpp"

#include <algorithm>

#include "bench/naive.hpp"
#include "engine/eval/session.hpp"

namespace zhunsheng::bench {
namespace {

bool wants_reason(eval::Outcome outcome) { return outcome == eval::Outcome::violated || outcome == eval::Outcome::undetermined || outcome == eval::Outcome::exempt; }

}  // namespace

Verified verify_one(const Reviewer& reviewer, const WorkloadData& data, std::size_t most) {
  Verified out{"one dossier at a time", std::min(data.expected.size(), most), 0};
  eval::Verdicts verdicts(reviewer.plan(), reviewer.model());
  facts::FactStore store(reviewer.model());
  for (std::size_t i = 0; i < out.compared; ++i) {
    reviewer.filler().fill(data.dossiers[i], store);
    verdicts.bind(store);
    out.different += !(reviewer.digest(verdicts.evaluate(reviewer.settings())) == data.expected[i]);
  }
  return out;
}

Verified verify_reasons(const Reviewer& reviewer, const WorkloadData& data, std::size_t most) {
  Verified out{"reasons recorded", std::min(data.expected.size(), most), 0};
  eval::Verdicts verdicts(reviewer.plan(), reviewer.model());
  facts::FactStore store(reviewer.model());
  std::vector<eval::Ground> grounds;
  for (std::size_t i = 0; i < out.compared; ++i) {
    reviewer.filler().fill(data.dossiers[i], store);
    verdicts.bind(store);
    grounds.clear();
    const auto outcomes = verdicts.evaluate(reviewer.settings(), &grounds);
    bool is_right = reviewer.digest(outcomes) == data.expected[i];
    is_right = is_right && grounds.size() == static_cast<std::size_t>(std::count_if(outcomes.begin(), outcomes.end(), wants_reason));
    for (const auto& ground : grounds) is_right = is_right && outcomes[ground.check.index()] == ground.outcome;
    out.different += !is_right;
  }
  return out;
}

Verified verify_changes(const Reviewer& reviewer, const WorkloadData& data) {
  Verified out{"one fact changed", data.changes.size(), 0};
  const graph::Readers readers = graph::find_readers(reviewer.plan(), reviewer.model());
  facts::FactStore store(reviewer.model());
  reviewer.filler().fill(data.dossiers[0], store);
  eval::Session session(reviewer.plan(), reviewer.model(), readers, store, reviewer.settings());
  eval::Verdicts verdicts(reviewer.plan(), reviewer.model());
  for (std::size_t i = 0; i < data.changes.size(); ++i) {
    const FactChange& change = data.changes[i];
    const model::FactId fact = reviewer.filler().id(change.fact);
    const model::Given given = reviewer.filler().given(change.fact, change.value);
    session.set(fact, given);
    session.update();
    store.facts[fact.index()].given = given;
    verdicts.bind(store);
    const auto anew = verdicts.evaluate(reviewer.settings()), kept = session.outcomes();
    const bool is_expected = data.after_changes.empty() || reviewer.digest(kept) == data.after_changes[i];
    out.different += !(is_expected && std::equal(anew.begin(), anew.end(), kept.begin(), kept.end()));
  }
  return out;
}

Verified verify_with_gaps(const Reviewer& reviewer, const WorkloadData& data, std::size_t most) {
  Verified out{"a tenth of the facts unknown, by the naive evaluator", std::min(data.dossiers.size(), most), 0};
  eval::Verdicts verdicts(reviewer.plan(), reviewer.model());
  facts::FactStore store(reviewer.model());
  for (std::size_t i = 0; i < out.compared; ++i) {
    reviewer.filler().fill_with_gaps(data.dossiers[i], i, store);
    verdicts.bind(store);
    const auto outcomes = verdicts.evaluate(reviewer.settings());
    const auto naive = naive_outcomes(reviewer.model(), store, reviewer.settings());
    out.different += !std::equal(outcomes.begin(), outcomes.end(), naive.begin());
  }
  return out;
}

}  // namespace zhunsheng::bench
