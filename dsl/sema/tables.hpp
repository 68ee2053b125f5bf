// SPDX-License-Identifier: Apache-2.0
// 表: rows become the cases of a definition, each guarded by the tests of its cells.
#pragma once
#include "dsl/sema/context.hpp"

namespace zhunsheng::sema {

/// Fills the cases of the definition that stands for the table.
void lower_table(Context& context, model::DefinitionId id, const Declared<syntax::Table>& declared);

}  // namespace zhunsheng::sema
