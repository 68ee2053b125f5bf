// SPDX-License-Identifier: Apache-2.0
// Visits the strings of a file as written, each with what it is for. The texts of 例 are left out: they are documents.
#pragma once
#include <functional>

#include "dsl/syntax/tree.hpp"

namespace zhunsheng::sema {

enum class StringUse : std::uint8_t {
  phrase,   ///< of a 词表 or a 句式: compared with documents, widths folded
  message,  ///< 标题 提示 建议 补正, labels and questions: read by people
  compared, ///< in an expression
  other     ///< numbers of statutes, notices, practice
};

void for_each_string(const syntax::File& file, const std::function<void(const syntax::String&, StringUse)>& visit);

}  // namespace zhunsheng::sema
