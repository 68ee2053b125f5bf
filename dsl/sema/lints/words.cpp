// SPDX-License-Identifier: Apache-2.0
// Small questions that several lints ask.
#include "dsl/sema/lints/words.hpp"

#include "engine/base/text.hpp"

namespace zhunsheng::sema {

bool is_self_comparison(const LintInput& input, const model::Expr& node) {
  return node.op >= model::Op::equal && node.op <= model::Op::less && input.terms.of(node.a) == input.terms.of(node.b);
}

bool is_table_with_policy(const LintInput& input, std::size_t definition, std::string_view chinese, std::string_view english) {
  const std::size_t first = input.context.declarations.defines.size();
  if (definition < first) return false;
  const auto& policy = input.context.declarations.tables[definition - first].node->policy;
  return policy && (policy->text == chinese || policy->text == english);
}

std::optional<base::Fix> removal(const LintInput& input, base::Span before, base::Span part) {
  if (before.source != part.source || before.end > part.begin) return std::nullopt;
  const base::Span span{part.source, before.end, part.end};
  int depth = 0;
  const std::string_view text = input.context.slice(span);
  for (const std::string_view field : {"依据", "参照", "cite", "by_reference"})
    if (text.find(field) != std::string_view::npos) return std::nullopt;  // not of one list
  for (std::size_t offset = 0; offset < text.size();) {
    const char32_t c = base::fold_width(base::decode(text, offset));
    if (c == U'(') ++depth;
    if (c == U')' && --depth < 0) return std::nullopt;
    if (c == U'#' || c == U'/') return std::nullopt;
  }
  if (depth != 0) return std::nullopt;
  return base::Fix::offer(span, "");
}

std::u32string folded(std::string_view text) {
  std::u32string out;
  for (std::size_t offset = 0; offset < text.size();) {
    const char32_t c = base::decode(text, offset);
    if (!base::is_blank(c)) out += base::fold_width(c);
  }
  return out;
}

}  // namespace zhunsheng::sema
