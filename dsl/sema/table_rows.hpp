// SPDX-License-Identifier: Apache-2.0
// What can be proved about the rows of a 表 without facts: combinations of enum values that no row covers, and rows of a
// 唯一 table that apply together with different values.
#pragma once
#include "dsl/sema/context.hpp"

namespace zhunsheng::sema {

/// Reports; the table's cases must be lowered, one for each row, without an error.
void check_table(Context& context, model::DefinitionId id, const syntax::Table& table);

}  // namespace zhunsheng::sema
