// SPDX-License-Identifier: Apache-2.0
// Runs a layout over one block: every step over all lanes. Says what the machine of one dossier says, lane by lane. Internal
// to the room.
//
// The width of a number follows from the values: a column of the block knows its least and its most, a step works out what
// its result may be, and takes 32 bits if that fits, 64 if not; where even 64 may not do it looks at each lane, and what
// overflows is unknown.
#pragma once
#include <deque>
#include <limits>
#include <optional>
#include <vector>

#include "engine/eval/columns/block.hpp"
#include "engine/eval/columns/kernels.hpp"
#include "engine/eval/columns/layout.hpp"

namespace zhunsheng::eval::columns {

/// Do values from `least` to `most` fit the type?
template <class T>
constexpr bool fits(__int128 least, __int128 most) {
  return least >= std::numeric_limits<T>::min() && most <= std::numeric_limits<T>::max();
}

/// Views the plan, the rule set, the layout and the kernels, which must outlive it.
class ColumnMachine {
 public:
  ColumnMachine(const graph::Plan& plan, const model::Ruleset& rules, const Layout& layout, const Kernels& kernels);
  void run(const BlockColumns& block);
  [[nodiscard]] Truths truths() { return {low_.data(), high_.data(), any_high_.data()}; }

 private:
  /// What a computed number stands in; wide columns are made when first needed.
  struct Store {
    Narrow* narrow = nullptr;
    Wide* wide = nullptr;
    Plane low, high;
  };

  void fill_constants();
  void fill_kinds();
  void bind(const Binding& binding, const Column& column);
  void run(StepRange range);
  void step(const Step& step);

  // truths (machine.cpp)
  void set_truth(std::uint32_t slot, const Plane& low, const Plane& high);
  void set_known(std::uint32_t slot, const Plane& low);
  void same_truth(const Step& step);
  void settle(const Step& step);
  void presumed_truth(const Step& step);
  Plane presumes(const Status& said, const Step& step);
  void cases_truth(const Step& step);
  template <class Take, class Differ>
  Plane read_cases(const Step& step, Take&& take, Differ&& differ) const;
  void loop(const Step& step);
  void fold(const Loop& loop, const ListColumns& list, Plane& low, Plane& high);

  // numbers (machine_number.cpp)
  void compare(const Comparison& comparison);
  void compute(Arithmetic op, const Number& a, const Number& b, std::uint32_t out);
  void lane_by_lane(const Step& step);
  [[nodiscard]] std::optional<std::int64_t> lane_value(const Step& step, std::int64_t left, std::int64_t right) const;
  template <class Compute>
  void each_lane(std::uint32_t out, const Number& a, const Number& b, Compute&& compute);
  void parameter(const Step& step);
  void parameter_truth(const Step& step);
  [[nodiscard]] const graph::ParameterStep* only_version(graph::Range range) const;
  void in_force(const Step& step);
  void presumed(const Step& step);
  void cases(const Step& step);
  Plane relation(bool is_equal, const Number& a, const Number& b);
  /// Where the date is known and not before `from`.
  Plane not_before(const Number& date, base::Date from);

  [[nodiscard]] std::int64_t value(const Number& number, std::size_t lane) const;
  const std::int32_t* narrow(const Number& number, Narrow& scratch) const;
  const std::int64_t* wide(const Number& number, Wide& scratch) const;
  Narrow& narrow_store(std::uint32_t slot);
  Wide& wide_store(std::uint32_t slot);
  Status join_status(std::uint32_t out, const Status& a, const Status& b);
  /// A number put together from others, mask by mask.
  struct Merge {
    Number number;
    Plane low{}, high{};
  };
  Merge begin_merge(std::uint32_t out, bool is_wide);
  void take(Merge& merge, const Plane& mask, const Number& from);
  void finish(std::uint32_t out, Merge& merge);

  const graph::Plan& plan_;
  const model::Ruleset& rules_;
  const Layout& layout_;
  const Kernels& kernels_;
  const BlockColumns* block_ = nullptr;
  std::vector<Plane> low_, high_;
  std::vector<std::uint8_t> any_high_;
  std::vector<Number> numbers_;
  std::vector<Store> stores_;
  std::deque<Narrow> narrow_pool_;
  std::deque<Wide> wide_pool_;
  Plane none_{}, all_;
  Narrow narrow_scratch_[2] = {};
  Wide wide_scratch_[2] = {};
};

}  // namespace zhunsheng::eval::columns
