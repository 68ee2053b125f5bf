// SPDX-License-Identifier: Apache-2.0
// 提示 and 建议: literal text and slots {a.b}; {{ and }} are braces.
#pragma once
#include "dsl/sema/expressions.hpp"

namespace zhunsheng::sema {

/// What the slots of a check's messages may name besides its expressions.
struct MessageScope {
  ExpressionScope expressions;                   ///< with the variable of 逐
  model::Subject subject;
  std::optional<Binding> witness;                ///< the subject's variable, read as 反例.variable
};

model::Message lower_message(Context& context, const syntax::String& text, const MessageScope& scope);

}  // namespace zhunsheng::sema
