// SPDX-License-Identifier: Apache-2.0
// How instruments follow one another: versions of one title, 前身, 后继 and 改号.
#pragma once
#include "dsl/sema/context.hpp"

namespace zhunsheng::sema {

/// Overlaps, circles, undeclared 前身 and 后继, 改号 beyond the end; statutes and catalogue are complete.
void check_successions(Context& context);

}  // namespace zhunsheng::sema
