// SPDX-License-Identifier: Apache-2.0
// The subject (主体) of a norm: what its findings are about.
#pragma once
#include "engine/model/ruleset.hpp"

namespace zhunsheng::sema {

/// The one 命中 or 存在 that 不得 reaches through 且 alone, or the one 每个 or 没有 that 应当 so reaches; none otherwise.
model::Subject find_subject(const model::Ruleset& rules, model::ExprId norm, bool forbids);

}  // namespace zhunsheng::sema
