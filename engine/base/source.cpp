// SPDX-License-Identifier: Apache-2.0
// Line table and positions of a source text.
#include "engine/base/source.hpp"

#include <algorithm>

#include "engine/base/assert.hpp"
#include "engine/base/text.hpp"

namespace zhunsheng::base {
namespace {
constexpr std::size_t count_step_bytes = 4096;  // characters are counted up to each step, so that a line of megabytes has columns at once
}

Span join(Span first, Span last) {
  ZS_ASSERT(first.source == last.source, "spans of one source");
  return {first.source, std::min(first.begin, last.begin), std::max(first.end, last.end)};
}

SourceText::SourceText(std::string name, std::string text) : name_(std::move(name)), text_(std::move(text)) {
  line_begins_.push_back(0);
  for (std::size_t end = 0; (end = text_.find('\n', end)) != std::string::npos;) line_begins_.push_back(static_cast<std::uint32_t>(++end));
  if (is_markdown_name(name_)) markdown_ = read_markdown(text_);
  const std::string_view all = text_;
  std::uint32_t counted = 0;
  for (std::size_t begin = 0; begin < all.size(); begin += count_step_bytes) {
    counts_.push_back(counted);
    counted += static_cast<std::uint32_t>(count_code_points(all.substr(begin, count_step_bytes)));
  }
}

std::uint32_t SourceText::characters_before(std::uint32_t offset_bytes) const {
  if (counts_.empty()) return 0;
  const std::size_t step = std::min<std::size_t>(offset_bytes / count_step_bytes, counts_.size() - 1), begin = step * count_step_bytes;
  return counts_[step] + static_cast<std::uint32_t>(count_code_points(std::string_view(text_).substr(begin, offset_bytes - begin)));
}

bool SourceText::is_test() const { return name_.ends_with(".test.zs") || name_.ends_with(".test.zs.md"); }

std::string_view SourceText::slice(Span span) const {
  const auto begin = std::min<std::size_t>(span.begin, text_.size());
  const auto end = std::min<std::size_t>(std::max(span.begin, span.end), text_.size());
  return std::string_view(text_).substr(begin, end - begin);
}

std::uint32_t SourceText::line_begin(std::uint32_t offset_bytes) const {
  const auto after = std::upper_bound(line_begins_.begin(), line_begins_.end(), offset_bytes);
  return *(after - 1);
}

Position SourceText::position(std::uint32_t offset_bytes) const {
  const auto offset = std::min<std::uint32_t>(offset_bytes, static_cast<std::uint32_t>(text_.size()));
  const auto after = std::upper_bound(line_begins_.begin(), line_begins_.end(), offset);
  const auto begin = *(after - 1);
  return {static_cast<std::uint32_t>(after - line_begins_.begin()), characters_before(offset) - characters_before(begin) + 1};
}

std::string_view SourceText::line_at(std::uint32_t offset_bytes) const {
  const auto offset = std::min<std::uint32_t>(offset_bytes, static_cast<std::uint32_t>(text_.size()));
  const auto after = std::upper_bound(line_begins_.begin(), line_begins_.end(), offset);
  const std::size_t begin = *(after - 1);
  std::size_t end = after == line_begins_.end() ? text_.size() : *after - 1;
  if (end > begin && text_[end - 1] == '\r') --end;
  return std::string_view(text_).substr(begin, end - begin);
}

}  // namespace zhunsheng::base
