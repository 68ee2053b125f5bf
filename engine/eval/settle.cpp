// SPDX-License-Identifier: Apache-2.0
// The plain checks by the table, the others instance by instance.
#include "engine/eval/settle.hpp"

#include <algorithm>

#include "engine/eval/instances.hpp"

namespace zhunsheng::eval {

Outcome Settler::weigh_exceptions(model::CheckId id) {
  const graph::Range exceptions = plan().checks[id.index()].exceptions;
  if (exceptions.begin == exceptions.end) return Outcome::violated;
  decider_.take_date(id);
  bool all_fail = true;
  for (std::uint32_t i = exceptions.begin; i < exceptions.end; ++i) {
    const Truth truth = decider_.holds(plan().exceptions[i]);
    if (truth == Truth::yes) return Outcome::exempt;
    all_fail = all_fail && truth == Truth::no;
  }
  return all_fail ? Outcome::violated : Outcome::undetermined;
}

Outcome Settler::settle(model::CheckId id) {
  const graph::CheckPlan& check = plan().checks[id.index()];
  if (!check.is_plain()) {
    Outcome worst = Outcome::not_applicable;
    for_each_instance(machine_, id, [&](std::uint32_t element, bool is_open_extra) { worst = std::min(worst, decider_.decide_briefly(id, element, is_open_extra)); });
    return worst;
  }
  const Truth force = decider_.take_date(id);
  if (force != Truth::yes) return force == Truth::no ? Outcome::not_applicable : Outcome::undetermined;
  const Truth norm = machine_.truth(check.norm);
  const Settled settled = settle_by(machine_.truth(check.applies), check.forbids ? negate(norm) : norm);
  return settled == Settled::broken ? weigh_exceptions(id) : static_cast<Outcome>(settled);
}

}  // namespace zhunsheng::eval
