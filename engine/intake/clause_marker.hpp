// SPDX-License-Identifier: Apache-2.0
// The number with which a paragraph may begin a clause: 第三章, 第五条, 一、, （二）, 3., 1.2, （1）, ①, 附件1. Numbers that
// only belong to a sentence (第五条规定的…, 1.5亿元…, （一）项…, 一、二级…) are no markers.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace zhunsheng::intake {

/// In the usual order of nesting.
enum class MarkerKind : std::uint8_t { annex, part, chapter, section, article, chinese, chinese_bracket, arabic, dotted, arabic_bracket, circled };

struct Marker {
  MarkerKind kind = MarkerKind::article;
  std::int64_t number = 0;          ///< of a dotted one: its last component
  std::string label;                ///< as displayed: "第五条", "一、", "（二）", "3.", "1.2", "附件1"
  std::size_t length_bytes = 0;     ///< of the marker and the blanks behind it
  std::vector<std::int64_t> components;  ///< of a dotted one
};

std::optional<Marker> find_marker(std::string_view paragraph);

}  // namespace zhunsheng::intake
