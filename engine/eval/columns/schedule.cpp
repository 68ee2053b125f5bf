// SPDX-License-Identifier: Apache-2.0
// Sorted by level, action and column: an action is chosen once a run, a column is read by its comparisons in turn.
#include "engine/eval/columns/schedule.hpp"

#include <algorithm>
#include <tuple>
#include <unordered_map>
#include <utility>

namespace zhunsheng::eval::columns {
namespace {

bool makes_number(const Item& item) {
  switch (item.step.action) {
    case Action::add: case Action::subtract: case Action::multiply: case Action::negate: case Action::lane_by_lane: case Action::parameter: case Action::presumed: case Action::cases: return true;
    default: return false;
  }
}

/// In order of level, action and column; but a column that is computed is compared with constants at once, while it is
/// near.
void order(std::vector<Item>& items) {
  const auto key = [](const Item& item) {
    const bool compares = item.step.action == Action::comparison;
    return std::make_tuple(item.level, item.step.action, compares ? item.comparison.a : item.step.a, compares ? item.comparison.b : item.step.b);
  };
  std::stable_sort(items.begin(), items.end(), [&](const Item& left, const Item& right) { return key(left) < key(right); });
  std::unordered_map<std::uint32_t, std::uint32_t> place_of;  // of the step that makes a number
  for (std::uint32_t i = 0; i < items.size(); ++i)
    if (makes_number(items[i])) place_of[items[i].step.out] = i;
  std::vector<std::pair<std::uint32_t, std::uint32_t>> places;  // with the item's own
  for (std::uint32_t i = 0; i < items.size(); ++i) {
    const auto made = items[i].comparison.has_one ? place_of.find(items[i].comparison.a) : place_of.end();
    places.emplace_back(made == place_of.end() ? i : made->second, i);
  }
  std::sort(places.begin(), places.end());
  std::vector<Item> ordered;
  for (const auto& place : places) ordered.push_back(std::move(items[place.second]));
  items = std::move(ordered);
}

}  // namespace

StepRange write(std::vector<Item>& items, Layout& layout) {
  order(items);
  StepRange range{static_cast<std::uint32_t>(layout.runs.size()), 0};
  for (std::size_t i = 0; i < items.size(); ++i) {
    const Item& item = items[i];
    const Action action = item.step.action;
    const std::size_t at = action == Action::junction ? layout.junctions.size() : action == Action::comparison ? layout.comparisons.size() : layout.steps.size();
    if (i == 0 || items[i - 1].step.action != action) layout.runs.push_back({action, static_cast<std::uint32_t>(at), 0});
    if (action == Action::junction) layout.junctions.push_back(item.junction);
    else if (action == Action::comparison) layout.comparisons.push_back(item.comparison);
    else layout.steps.push_back(item.step);
    layout.runs.back().end = static_cast<std::uint32_t>(at + 1);
  }
  range.end = static_cast<std::uint32_t>(layout.runs.size());
  return range;
}

}  // namespace zhunsheng::eval::columns
