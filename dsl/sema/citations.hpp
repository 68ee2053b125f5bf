// SPDX-License-Identifier: Apache-2.0
// Citations compile: each names an instrument and an article that exist, in force on some day of the span at hand.
#pragma once
#include <vector>

#include "dsl/sema/context.hpp"

namespace zhunsheng::sema {

/// `span`: the days on which what rests on the citation may be applied.
std::vector<model::CitationUse> lower_cites(Context& context, const std::vector<syntax::Cite>& cites, const base::DateSpan& span);
/// The days on which at least one version of the citation is in force, bracket included.
std::vector<base::DateSpan> force_of(const Context& context, const model::CitationUse& use);
/// 依据, not 参照.
bool is_basis(const model::CitationUse& use);

}  // namespace zhunsheng::sema
