// SPDX-License-Identifier: Apache-2.0
// The facade's door to dsl/format.
#include "zhunsheng/format.hpp"

#include <utility>

#include "dsl/format/format.hpp"
#include "engine/base/render.hpp"

namespace zhunsheng {
namespace {

format::Column column_of(KeywordColumn column) {
  switch (column) {
    case KeywordColumn::as_written: return format::Column::as_written;
    case KeywordColumn::chinese: return format::Column::chinese;
    case KeywordColumn::english: return format::Column::english;
  }
  return format::Column::as_written;
}

}  // namespace

Formatted format_rules(const RuleSource& source, const FormatOptions& options) {
  Formatted out;
  const std::vector<base::SourceText> sources{base::SourceText(source.name, source.text)};
  auto result = format::format(sources.front(), 0, {column_of(options.column)});
  if (base::has_error(result.diagnostics)) {
    out.status = Formatted::Status::syntax_error;
    out.diagnostics = base::render(result.diagnostics, sources, options.language == Language::english ? base::Language::english : base::Language::chinese);
  } else if (!result.value) {
    out.status = Formatted::Status::bug;
  } else {
    out.status = *result.value == source.text ? Formatted::Status::unchanged : Formatted::Status::changed;
    out.text = std::move(*result.value);
  }
  return out;
}

}  // namespace zhunsheng
