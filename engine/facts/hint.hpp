// SPDX-License-Identifier: Apache-2.0
// What the author of a facts file probably meant by a value that does not fit: a value of the type, written as JSON, or a
// reason in words. Every value that is offered is one that the reader takes.
#pragma once
#include <string>

#include "engine/facts/json_tree.hpp"
#include "engine/model/ruleset.hpp"

namespace zhunsheng::facts {

struct Hint {
  std::string value;            ///< JSON, such as "400万元" with its quotes; may be empty
  const char* chinese = "";     ///< the reason, where there is one
  const char* english = "";
};

Hint hint_for(const model::Ruleset& rules, const model::Type& type, const JsonNode& node);

}  // namespace zhunsheng::facts
