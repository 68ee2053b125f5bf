// SPDX-License-Identifier: Apache-2.0
// Values as 给定 writes them, checked against the types of the facts.
#pragma once
#include <optional>

#include "dsl/sema/context.hpp"

namespace zhunsheng::sema {

/// The value, 不详 or 不适用; reports what does not fit.
std::optional<model::Given> lower_given(Context& context, const syntax::GivenValue& node, const model::Type& type);

}  // namespace zhunsheng::sema
