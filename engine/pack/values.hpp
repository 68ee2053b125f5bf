// SPDX-License-Identifier: Apache-2.0
// Values and definitions of a rule set read from a pack. Internal to the room.
#pragma once
#include <optional>

#include "engine/model/ruleset.hpp"

namespace zhunsheng::pack {

/// Is it a value that the type has, within the bounds that evaluating and printing rely on?
bool is_value_of(const model::Ruleset& rules, const model::Value& value, const model::Type& type);
/// Nothing, or a state, or such a value.
bool is_given_of(const model::Ruleset& rules, const std::optional<model::Given>& given, const model::Type& type);
/// 0001-01-01 to 9999-12-31.
bool is_date(std::int64_t days);
/// Do definitions or presumptions read each other in a loop? Expressions must have been checked.
bool has_loop(const model::Ruleset& rules);

}  // namespace zhunsheng::pack
