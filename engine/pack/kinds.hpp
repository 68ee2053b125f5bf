// SPDX-License-Identifier: Apache-2.0
// What the cell of a node may be read as. A plan holds no types: they are worked out from the types of facts and parameters
// and from the operations. A constant may be many things (5 is a number, a day, the fifth text), the cases of a definition
// only what all of them are. Internal to the room.
#pragma once
#include <vector>

#include "engine/graph/plan.hpp"

namespace zhunsheng::pack {

/// A set of readings that are safe.
using Readings = std::uint16_t;
namespace reading {
inline constexpr Readings truth = 1, word = 2, date = 4, fraction = 8, text = 16, record = 32, list = 64, hit = 128, all = 0xff;
}  // namespace reading

inline constexpr std::uint32_t any_record = 0xffffffffu;

struct Kind {
  Readings readings = 0;
  Readings element = 0;                ///< of a list
  std::uint32_t record = any_record;   ///< of a record, or of a list of them; any_record: it is never known
};

/// The kind of every node; empty if a node reads what is not there, not before it, or not of the kind it wants.
std::vector<Kind> find_kinds(const graph::Plan& plan, const model::Ruleset& rules);
/// The kind of what a fact or parameter of the type gives.
Kind kind_of(const model::Type& type);
/// What a known value with this cell may be read as.
Readings readings_of(const graph::Plan& plan, const graph::Cell& cell);

}  // namespace zhunsheng::pack
