// SPDX-License-Identifier: Apache-2.0
// Rows → columns, lane by lane.
#include "engine/eval/columns/block.hpp"

#include <algorithm>
#include <limits>

namespace zhunsheng::eval::columns {

namespace {

std::uint64_t bit(std::size_t lane) { return std::uint64_t{1} << (lane % 64); }
void set(Plane& plane, std::size_t lane) { plane.word[lane / 64] |= bit(lane); }

template <class T>
bool fits(std::int64_t value) {
  return value >= std::numeric_limits<T>::min() && value <= std::numeric_limits<T>::max();
}

void set_row(Column& column, std::size_t lane, const Row& row, bool is_truth, bool& is_odd, std::int64_t unit) {
  column.set_status(lane, row.status);
  if (is_truth || row.status != graph::status::known) return;
  is_odd = is_odd || row.cell.b != unit;
  column.set_value(lane, row.cell.a);
}

}  // namespace

void Column::clear(bool is_number) {
  low = high = absent = {};
  any_high = is_wide_ = false;
  least_ = most_ = 0;
  is_empty_ = true;
  if (is_number) narrow_.resize(1);
  if (is_number) std::fill(std::begin(narrow_.front().lane), std::end(narrow_.front().lane), 0);
}

void Column::finish() {
  number = {};
  number.least = least_;
  number.most = most_;
  if (least_ == most_) return;  // one value
  if (is_wide_) {
    number.wide = wide_.front().lane;
    return;
  }
  const std::int32_t* const from = number.narrow = narrow_.front().lane;
  if (fits<std::int8_t>(least_) && fits<std::int8_t>(most_)) {
    tiny_.resize(1);
    std::transform(from, from + lanes, tiny_.front().lane, [](std::int32_t value) { return static_cast<std::int8_t>(value); });
    number.tiny = tiny_.front().lane;
  } else if (fits<std::int16_t>(least_) && fits<std::int16_t>(most_)) {
    brief_.resize(1);
    std::transform(from, from + lanes, brief_.front().lane, [](std::int32_t value) { return static_cast<std::int16_t>(value); });
    number.brief = brief_.front().lane;
  }
}

void Column::set_status(std::size_t lane, std::uint8_t status) {
  if ((status & 1u) != 0) set(low, lane);
  if ((status & 2u) == 0) return;
  set(high, lane);
  any_high = true;
}

void Column::set_value(std::size_t lane, std::int64_t value) {
  least_ = is_empty_ ? value : std::min(least_, value);
  most_ = is_empty_ ? value : std::max(most_, value);
  is_empty_ = false;
  if (!is_wide_ && !fits<std::int32_t>(value)) {
    wide_.resize(1);
    std::copy(std::begin(narrow_.front().lane), std::begin(narrow_.front().lane) + lanes, std::begin(wide_.front().lane));
    is_wide_ = true;
  }
  if (is_wide_) wide_.front().lane[lane] = value;
  else narrow_.front().lane[lane] = static_cast<std::int32_t>(value);
}

BlockColumns::BlockColumns(const Layout& layout) : leaves(layout.leaves.size()), lists(layout.lists.size()) {
  for (std::size_t i = 0; i < lists.size(); ++i) lists[i].columns.resize(layout.lists[i].fields.size());
}

void BlockColumns::clear(const Layout& layout) {
  valid = complete = {};
  for (Plane& plane : of_kind) plane = {};
  odd.clear();
  for (std::size_t i = 0; i < leaves.size(); ++i) leaves[i].clear(layout.leaves[i].kind == Leaf::Kind::as_of || (layout.leaves[i].kind == Leaf::Kind::fact && !layout.leaves[i].is_truth));
  for (ListColumns& list : lists) {
    list.low = list.high = list.open = {};
    list.any_high = false;
    list.longest = 0;
  }
}

bool BlockColumns::load_list(std::size_t lane, const Row& row, const Inputs& inputs, const ListLeaf& source, ListColumns& out) {
  if ((row.status & 1u) != 0) set(out.low, lane);
  if (row.status != graph::status::known) {
    set(out.high, lane);
    out.any_high = true;
    return false;
  }
  const auto first = static_cast<std::size_t>(static_cast<std::uint64_t>(row.cell.a) >> 32);
  const auto size = static_cast<std::uint32_t>(row.cell.a);
  if (row.cell.b != 0) set(out.open, lane);
  if (size > longest_list) return true;
  bool is_odd = false;
  for (; out.longest < size; ++out.longest) {
    if (out.has.size() <= out.longest) out.has.resize(out.longest + 1);
    out.has[out.longest] = {};
    for (std::size_t f = 0; f < out.columns.size(); ++f) {
      if (out.columns[f].size() <= out.longest) out.columns[f].resize(out.longest + 1);
      out.columns[f][out.longest].clear(!source.fields[f].is_truth);
    }
  }
  for (std::uint32_t k = 0; k < size; ++k) {
    set(out.has[k], lane);
    for (std::size_t f = 0; f < out.columns.size(); ++f)
      set_row(out.columns[f][k], lane, inputs.row(first + std::size_t{k} * source.stride + source.fields[f].position), source.fields[f].is_truth, is_odd, source.fields[f].unit);
  }
  return is_odd;
}

bool BlockColumns::load_lane(std::size_t lane, const Inputs& inputs, const Layout& layout) {
  const Lane& dossier = dossiers[lane];
  bool is_odd = false;
  for (std::size_t i = 0; i < leaves.size(); ++i) {
    const Leaf& leaf = layout.leaves[i];
    switch (leaf.kind) {
      case Leaf::Kind::fact: set_row(leaves[i], lane, inputs.facts()[leaf.position], leaf.is_truth, is_odd, leaf.unit); break;
      case Leaf::Kind::state: {
        const model::FactState state = dossier.facts->facts[leaf.position].given.state;
        const bool is_known = state == model::FactState::known;
        leaves[i].set_status(lane, is_known ? graph::status::known : state == model::FactState::not_applicable ? graph::status::not_applicable : graph::status::unknown);
        if (state == model::FactState::absent) leaves[i].set_absent(lane);
        break;
      }
      case Leaf::Kind::material:
        leaves[i].set_status(lane, dossier.facts->materials[leaf.position] ? graph::status::known : graph::status::unknown);
        if (!dossier.facts->materials[leaf.position]) leaves[i].set_absent(lane);
        break;
      case Leaf::Kind::as_of:
        leaves[i].set_status(lane, graph::status::known);
        leaves[i].set_value(lane, dossier.as_of.days);
        break;
    }
  }
  for (std::size_t i = 0; i < lists.size(); ++i) {
    const ListLeaf& list = layout.lists[i];
    is_odd = load_list(lane, list.is_block ? inputs.records()[list.position] : inputs.facts()[list.position], inputs, list, lists[i]) || is_odd;
  }
  return is_odd;
}

void BlockColumns::load(std::span<const Lane> from, Inputs& inputs, const Layout& layout) {
  ZS_ASSERT(from.size() <= lanes, "a block holds no more");
  dossiers.assign(from.begin(), from.end());
  clear(layout);
  for (std::size_t lane = 0; lane < dossiers.size(); ++lane) {
    set(valid, lane);
    if (dossiers[lane].facts->complete) set(complete, lane);
    for (unsigned kind = 0; kind < 8; ++kind)
      if ((dossiers[lane].kinds >> kind & 1u) != 0) set(of_kind[kind], lane);
    inputs.bind(*dossiers[lane].facts);
    if (load_lane(lane, inputs, layout)) odd.push_back(static_cast<std::uint32_t>(lane));
  }
  for (Column& column : leaves) column.finish();
  for (ListColumns& list : lists)
    for (std::vector<Column>& field : list.columns)
      for (std::uint32_t k = 0; k < list.longest; ++k) field[k].finish();
}

}  // namespace zhunsheng::eval::columns
