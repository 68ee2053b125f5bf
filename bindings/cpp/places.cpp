// SPDX-License-Identifier: Apache-2.0
#include "bindings/cpp/places.hpp"

namespace zhunsheng {

TextPlace place_of(const std::vector<base::SourceText>& sources, base::Span span) {
  if (span.source >= sources.size()) return {};
  const base::SourceText& source = sources[span.source];
  const auto begin = source.position(span.begin), end = source.position(span.end);
  return {source.name(), begin.line, begin.column, end.line, end.column, span.begin, span.end};
}

}  // namespace zhunsheng
