// SPDX-License-Identifier: Apache-2.0
// Words that choose among fixed values (类别 等级 对象 位阶 限 语境 多处 期望), and spans of dates.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "dsl/sema/context.hpp"

namespace zhunsheng::sema {

/// The value of a word, either column; reports the words that are allowed otherwise.
std::optional<model::Severity> read_severity(Context& context, const syntax::Name& word);
std::optional<model::Category> read_category(Context& context, const syntax::Name& word);
std::optional<model::Kind> read_kind(Context& context, const syntax::Name& word);
std::optional<law::StatuteRank> read_rank(Context& context, const syntax::Name& word);
std::optional<model::Scope> read_scope(Context& context, const syntax::Name& word);
std::optional<std::uint16_t> read_contexts(Context& context, const std::vector<syntax::Name>& words);
std::optional<model::Repeated> read_repeated(Context& context, const syntax::Name& word);
std::optional<model::Outcome> read_outcome(Context& context, const syntax::Name& word);

/// The half-open span; reports one that holds no day.
base::DateSpan read_range(Context& context, const syntax::DateRange& range);
/// "2018-01-01 起 2021-01-01 止", as an author writes it; nothing for all time.
std::string range_text(const base::DateSpan& span);

}  // namespace zhunsheng::sema
