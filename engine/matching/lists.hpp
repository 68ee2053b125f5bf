// SPDX-License-Identifier: Apache-2.0
// Lists in running text: which paragraph leads (“不得有下列行为：”) the list that a paragraph is an item of. Read from the
// item marks as displayed, so it needs no clause tree.
#pragma once
#include <cstdint>
#include <optional>
#include <vector>

#include "engine/matching/prepared_text.hpp"

namespace zhunsheng::matching {

/// How an item is numbered; items of one list are numbered alike.
enum class MarkKind : std::uint8_t { none, article, chinese, bracketed_chinese, digit, bracketed_digit, circled, dash, worded };

struct ItemMark {
  MarkKind kind = MarkKind::none;
  std::int64_t ordinal = 0;  ///< 0 where the mark has none
};

/// The item mark at `at`: 第八条 · 一、 · （一） · 1. · (1) · ① · — · 一是.
std::optional<ItemMark> read_item_mark(const PreparedText& text, std::uint32_t at, std::uint32_t end);

/// By paragraph: the paragraph that leads its list, -1 = it is no item.
std::vector<std::int32_t> find_leads(const PreparedText& text);

}  // namespace zhunsheng::matching
