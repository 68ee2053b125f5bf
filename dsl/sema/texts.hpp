// SPDX-License-Identifier: Apache-2.0
// Declarations and citations against a library of law texts (--statutes), where there is one. A text that is incomplete, or
// whose 款 run together, contradicts nobody; a version that the library does not have is not an error.
#pragma once
#include "dsl/sema/context.hpp"

namespace zhunsheng::sema {

/// 条数 and 施行 of each 法规 against the text of that version.
void check_declarations(Context& context);
/// The article, 款, 项 and 目 of a resolved citation in the texts of its versions that are in force during `when`. `token` is the
/// citation without its bracket. Loads the texts, so that a report can quote them.
void check_texts(Context& context, const model::CitationUse& use, base::Span token, const base::DateSpan& when);

}  // namespace zhunsheng::sema
