// SPDX-License-Identifier: Apache-2.0
// 句式 that can never match, whatever the text: a compile error. Only what the matcher's own rules exclude is reported.
#pragma once
#include "dsl/sema/context.hpp"

namespace zhunsheng::sema {

void refuse_dead_patterns(Context& context);

}  // namespace zhunsheng::sema
