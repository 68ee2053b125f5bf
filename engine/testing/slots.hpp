// SPDX-License-Identifier: Apache-2.0
// What a search may change in a scene, and the values worth trying there. Internal to the room.
#pragma once
#include <vector>

#include "engine/findings/reads.hpp"
#include "engine/testing/scene.hpp"

namespace zhunsheng::testing {

/// A place for a value: a fact, a field of an element of a list, a material, the date, or whether all was submitted.
struct Slot {
  enum class Kind : std::uint8_t { fact, record_field, list_field, material, date, complete };
  Kind kind = Kind::fact;
  model::FactId fact;          ///< of a fact or list_field: the fact; of a record_field: the field
  model::FactId field;         ///< of list_field
  std::uint32_t owner = 0;     ///< RecordId of a record_field, MaterialId
  std::uint32_t element = 0;
};

/// The given at a slot; materials and completeness as 是/否, the date as a date.
model::Given read(const model::Ruleset& rules, const Scene& scene, const Slot& slot);
void write(const model::Ruleset& rules, Scene& scene, const Slot& slot, const model::Given& given);
std::string name_of(const model::Ruleset& rules, const Slot& slot);

/// Everything the check reads that an example can say. Text is not changed: hits and what texts say stay.
std::vector<Slot> slots_of(const model::Ruleset& rules, const model::Check& check, const findings::Reads& reads, const Scene& scene);
/// Values to try there, the present one left out; a fixed order. `more` are constants of a changed rule.
std::vector<model::Given> values_for(const model::Ruleset& rules, const findings::Reads& reads, const std::vector<model::Value>& more, const Scene& scene, const std::vector<Slot>& slots, const Slot& slot);
/// Gives every list that the check reads and that has no element one element of which nothing is known.
void fill_lists(const model::Ruleset& rules, const findings::Reads& reads, Scene& scene);

/// The facts, materials, date and completeness of an example made to say what the scene says at these slots.
void state(const Scene& scene, const std::vector<Slot>& slots, model::Example& example);

}  // namespace zhunsheng::testing
