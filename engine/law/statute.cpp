// SPDX-License-Identifier: Apache-2.0
// Words of the ranks.
#include "engine/law/statute.hpp"

#include <array>

namespace zhunsheng::law {
namespace {
constexpr std::array<const char*, 10> words{"宪法", "法律", "行政法规", "监察法规", "司法解释", "部门规章", "地方性法规", "地方政府规章", "规范性文件", "党内法规"};
}  // namespace

std::string to_chinese(StatuteRank rank) { return words[static_cast<std::size_t>(rank)]; }

std::optional<StatuteRank> parse_rank(std::string_view word) {
  for (std::size_t i = 0; i < words.size(); ++i)
    if (word == words[i]) return static_cast<StatuteRank>(i);
  return std::nullopt;
}

}  // namespace zhunsheng::law
