// SPDX-License-Identifier: Apache-2.0
// What stands in a list, as a type of its own.
#pragma once
#include "engine/model/type.hpp"

namespace zhunsheng::model {

/// The type of what stands in a list of that type.
inline Type element_type(const Type& list) {
  Type type;
  type.kind = list.element;
  type.ref = list.ref;
  type.unit = list.unit;
  return type;
}

}  // namespace zhunsheng::model
