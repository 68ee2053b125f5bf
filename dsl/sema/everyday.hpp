// SPDX-License-Identifier: Apache-2.0
// Words of everyday language and of other columns for the closed lists: 严重 for 重大, 违反 for 存在风险, 布尔 for 是否.
// Only for messages.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace zhunsheng::sema {

/// The word of `allowed` (Chinese column) that was meant: by everyday use, else misspelt in either column. An English
/// word gives the English form.
std::optional<std::string> meant_word(std::string_view written, const std::vector<std::string>& allowed);
/// The type that was meant: 布尔 → 是否, string → text.
std::optional<std::string> meant_type(std::string_view written);
/// The function or aggregate that was meant: 数量 → 计数.
std::optional<std::string> meant_function(std::string_view written);
/// The field of a file or document that was meant: 名称 → 标题.
std::optional<std::string> meant_field(std::string_view written);
/// 是 or 否 for 真, 对, True, 1 …
std::optional<std::string> meant_truth(std::string_view written);
/// 未知, 不清楚, null: what the language calls 不详.
bool is_unknown_word(std::string_view written);
/// The one candidate that holds `name`, or that `name` holds: 工程施工 → 施工.
std::optional<std::string> related(std::string_view name, const std::vector<std::string>& candidates);

}  // namespace zhunsheng::sema
