// SPDX-License-Identifier: Apache-2.0
// The body of a 句式, as a declaration has it and as 提取 writes it in place.
#pragma once
#include "dsl/sema/context.hpp"

namespace zhunsheng::sema {

/// Lowers a body without a name and appends it to Ruleset::patterns; `index` of a declared one is its declaration's.
model::PatternId lower_anonymous_pattern(Context& context, std::uint32_t file, const syntax::PatternBody& body);

}  // namespace zhunsheng::sema
