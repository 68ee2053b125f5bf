// SPDX-License-Identifier: Apache-2.0
// What other passes ask of definitions: the type, which for 时长 without a unit is known once the values are lowered.
#pragma once
#include "dsl/sema/context.hpp"

namespace zhunsheng::sema {

/// The definition's type; lowers the definition first if its unit hangs on its values (and it is not being lowered).
const model::Type& type_of_definition(Context& context, model::DefinitionId id);

}  // namespace zhunsheng::sema
