// SPDX-License-Identifier: Apache-2.0
// 法规依据: one version of one instrument, as a 法规 declaration states it. Two versions of an instrument are two values
// with one title and disjoint force spans. What it does not hold: article texts.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "engine/base/date.hpp"
#include "engine/base/ids.hpp"
#include "engine/base/source.hpp"
#include "engine/law/citation.hpp"

namespace zhunsheng::law {

/// 效力位阶.
enum class StatuteRank : std::uint8_t {
  constitution, law, administrative_regulation, supervisory_regulation, judicial_interpretation, departmental_rule, local_regulation, local_rule, normative_document, party_regulation
};
std::string to_chinese(StatuteRank rank);
std::optional<StatuteRank> parse_rank(std::string_view word);

struct StatuteTag;
using StatuteId = base::Id<StatuteTag>;

struct Statute {
  std::string title;            ///< without 《》
  std::vector<std::string> aliases;
  std::string issuing_body;     ///< 机关
  std::string number;           ///< 文号, may be empty
  std::optional<StatuteRank> rank;
  std::optional<std::int32_t> article_count;  ///< 条数; missing for instruments without articles
  base::DateSpan force;         ///< [施行, 废止)
  std::string predecessor, successor;  ///< titles, may be empty
  std::vector<std::pair<ArticleNumber, ArticleNumber>> renumbered;  ///< 改号: here → in the successor version
  bool verified = true;         ///< 核对: compared with the official text
  base::Span span;
};

}  // namespace zhunsheng::law
