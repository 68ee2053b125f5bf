// SPDX-License-Identifier: Apache-2.0
// Leaves, truths and loops, all lanes at once.
#include "engine/eval/columns/machine.hpp"

namespace zhunsheng::eval::columns {

namespace status = graph::status;

namespace {

Plane filled(std::uint64_t word) {
  Plane plane;
  for (std::uint64_t& each : plane.word) each = word;
  return plane;
}

}  // namespace

ColumnMachine::ColumnMachine(const graph::Plan& plan, const model::Ruleset& rules, const Layout& layout, const Kernels& kernels)
    : plan_(plan), rules_(rules), layout_(layout), kernels_(kernels), low_(layout.truths), high_(layout.truths), any_high_(layout.truths), numbers_(layout.numbers), stores_(layout.numbers) {
  all_ = filled(~std::uint64_t{0});
  fill_constants();
}

void ColumnMachine::fill_constants() {
  set_known(Layout::yes_slot, all_);
  set_truth(Layout::unknown_slot, none_, all_);
  set_truth(Layout::inapplicable_slot, all_, all_);
  for (const NumberConstant& constant : layout_.constants) {
    Number& number = numbers_[constant.slot];
    number.least = number.most = constant.value;
    if (constant.status == status::unknown) number.status = {&none_, &all_};
    if (constant.status == status::not_applicable) number.status = {&all_, &all_};
  }
}

void ColumnMachine::fill_kinds() {
  for (const KindsTest& test : layout_.kinds) {
    Plane one = none_;
    for (unsigned kind = 0; kind < 8; ++kind)
      if ((test.kinds >> kind & 1u) != 0)
        for (std::size_t w = 0; w < words; ++w) one.word[w] |= block_->of_kind[kind].word[w];
    set_known(test.slot, one);
  }
}

void ColumnMachine::bind(const Binding& binding, const Column& column) {
  if (binding.part == Binding::Part::number) {
    Number& number = numbers_[binding.slot];
    number = column.number;
    number.status = column.any_high ? Status{&column.low, &column.high} : Status{};
    return;
  }
  Plane low = column.low, high = column.high;
  for (std::size_t w = 0; binding.part != Binding::Part::truth && w < words; ++w) {
    const std::uint64_t unknown = column.high.word[w] & ~column.low.word[w], lacks = column.absent.word[w] & block_->complete.word[w];
    const std::uint64_t known = column.low.word[w] & ~column.high.word[w];
    high.word[w] = unknown & ~lacks;
    if (binding.part == Binding::Part::present) {
      low.word[w] = known;
    } else if (binding.part == Binding::Part::absent) {
      low.word[w] = lacks;
    } else {  // not what may still be submitted
      low.word[w] = unknown & (~column.absent.word[w] | block_->complete.word[w]);
      high.word[w] = 0;
    }
  }
  set_truth(binding.slot, low, high);
}

void ColumnMachine::run(const BlockColumns& block) {
  block_ = &block;
  fill_kinds();
  for (std::uint32_t i = 0; i < layout_.top_bindings; ++i) bind(layout_.bindings[i], block.leaves[layout_.bindings[i].column]);
  run(layout_.top);
}

void ColumnMachine::run(StepRange range) {
  for (std::uint32_t r = range.begin; r < range.end; ++r) {
    const StepRun& run = layout_.runs[r];
    if (run.action == Action::junction) {
      kernels_.conjoin(layout_.junctions.data() + run.begin, layout_.junctions.data() + run.end, layout_.refs.data(), truths());
    } else if (run.action == Action::comparison) {
      const Comparison* const end = layout_.comparisons.data() + run.end;
      for (const Comparison* at = layout_.comparisons.data() + run.begin; (at = kernels_.compare(at, end, numbers_.data(), truths())) != end; ++at) compare(*at);
    } else {
      for (std::uint32_t i = run.begin; i < run.end; ++i) step(layout_.steps[i]);
    }
  }
}

void ColumnMachine::step(const Step& step) {
  switch (step.action) {
    case Action::junction: case Action::comparison: return;  // done run by run
    case Action::same_truth: same_truth(step); return;
    case Action::add: compute(Arithmetic::add, numbers_[step.a], numbers_[step.b], step.out); return;
    case Action::subtract: compute(Arithmetic::subtract, numbers_[step.a], numbers_[step.b], step.out); return;
    case Action::multiply: compute(Arithmetic::multiply, numbers_[step.a], numbers_[step.b], step.out); return;
    case Action::negate: compute(Arithmetic::subtract, Number{}, numbers_[step.a], step.out); return;
    case Action::lane_by_lane: lane_by_lane(step); return;
    case Action::parameter: parameter(step); return;
    case Action::parameter_truth: parameter_truth(step); return;
    case Action::in_force: in_force(step); return;
    case Action::presumed: presumed(step); return;
    case Action::presumed_truth: presumed_truth(step); return;
    case Action::cases: cases(step); return;
    case Action::cases_truth: cases_truth(step); return;
    case Action::settle: settle(step); return;
    case Action::loop: loop(step); return;
  }
}

void ColumnMachine::set_known(std::uint32_t slot, const Plane& low) {
  low_[slot] = low;
  any_high_[slot] = 0;
}

void ColumnMachine::set_truth(std::uint32_t slot, const Plane& low, const Plane& high) {
  low_[slot] = low;
  any_high_[slot] = any(high) ? 1 : 0;
  if (any_high_[slot] != 0) high_[slot] = high;
}

void ColumnMachine::same_truth(const Step& step) {
  Plane left, left_high, right, right_high, low, high;
  read(truths(), step.a, left, left_high);
  read(truths(), step.b, right, right_high);
  for (std::size_t w = 0; w < words; ++w) low.word[w] = ~(left.word[w] ^ right.word[w]);
  kernels_.join({&left, &left_high}, {&right, &right_high}, low, high);
  set_truth(step.out, low, high);
}

void ColumnMachine::settle(const Step& step) {
  Plane low, high;
  read(truths(), step.a, low, high);
  for (std::size_t w = 0; w < words; ++w) {
    const std::uint64_t inapplicable = low.word[w] & high.word[w];
    low.word[w] &= ~inapplicable;
    high.word[w] &= ~inapplicable;
  }
  set_truth(step.out, low, high);
}

/// 且 of the body over the elements; an open list may still have one that says no.
void ColumnMachine::fold(const Loop& loop, const ListColumns& list, Plane& low, Plane& high) {
  Plane no = none_, unknown = list.open, joined = list.open;
  for (std::uint32_t k = 0; k < list.longest; ++k) {
    for (std::uint32_t i = loop.first_binding; i < loop.last_binding; ++i) bind(layout_.bindings[i], list.columns[layout_.bindings[i].column][k]);
    run(loop.program);
    Plane body, body_high;
    read(truths(), loop.body, body, body_high);
    for (std::size_t w = 0; w < words; ++w) {
      no.word[w] |= list.has[k].word[w] & ~(body.word[w] | body_high.word[w]);
      unknown.word[w] |= list.has[k].word[w] & body_high.word[w] & ~body.word[w];
      joined.word[w] |= list.has[k].word[w] & body_high.word[w];
    }
  }
  for (std::size_t w = 0; w < words; ++w) {
    low.word[w] = ~(no.word[w] | unknown.word[w]);
    high.word[w] = joined.word[w] & ~no.word[w];
  }
}

void ColumnMachine::loop(const Step& step) {
  const Loop& loop = layout_.loops[step.a];
  const ListColumns& list = block_->lists[loop.list];
  Plane low, high, part_low, part_high;
  fold(loop, list, low, high);
  Status part;
  if (loop.part_number != no_index) part = numbers_[loop.part_number].status;
  if (loop.part_truth != no_index) {
    read(truths(), loop.part_truth, part_low, part_high);
    part = {&part_low, &part_high};
  }
  for (std::size_t w = 0; w < words; ++w) {  // 不适用 wins over unknown, and both over what was found
    const std::uint64_t other = part.high != nullptr ? part.high->word[w] : 0, other_low = part.high != nullptr ? part.low->word[w] : 0;
    const std::uint64_t is_high = list.high.word[w] | other;
    low.word[w] = (low.word[w] & ~is_high) | (list.high.word[w] & list.low.word[w]) | (other & other_low);
    high.word[w] |= is_high;
  }
  set_truth(step.out, low, high);
}

}  // namespace zhunsheng::eval::columns
