// SPDX-License-Identifier: Apache-2.0
// What several lints ask of the model and of the text as written.
#pragma once
#include <optional>

#include "dsl/sema/lints/lints.hpp"

namespace zhunsheng::sema {

/// A comparison whose sides are one value.
bool is_self_comparison(const LintInput& input, const model::Expr& node);
/// The definition is a 表 with this policy, in either column.
bool is_table_with_policy(const LintInput& input, std::size_t definition, std::string_view chinese, std::string_view english);
/// Offers to delete `part` and the connective between it and `before`, if that text is whole: no bracket opens or closes
/// in it alone, and no comment stands there. Only an offer: what is superfluous may also be a slip for something else.
std::optional<base::Fix> removal(const LintInput& input, base::Span before, base::Span part);
/// Code points of the text with widths folded and blanks dropped, as patterns are matched.
std::u32string folded(std::string_view text);

}  // namespace zhunsheng::sema
