// SPDX-License-Identifier: Apache-2.0
// 机关名称: what a line or the beginning of a title says about who acts, by the endings that names of organs have.
#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "engine/model/builtins.hpp"

namespace zhunsheng::intake {

/// The line is the name of one organ and nothing else ("杨家镇人民政府", "杨家村村民委员会（盖章）"). Gives the name without the seal.
std::optional<std::string> organ_line(std::string_view text);
/// The name at the beginning of a title: "杨家镇人民政府" of "杨家镇人民政府关于…"; empty if it begins with none.
std::string organ_prefix(std::string_view title);
/// Who that is by law; nothing for names that do not tell.
std::optional<model::ActingBody> acting_body_of(std::string_view organ);
/// Who a title that begins with the name of a place speaks for ("杨家镇小额工程管理办法" → 乡镇政府), with the place name.
struct PlaceOwner {
  model::ActingBody body;
  std::string place;
};
std::optional<PlaceOwner> owner_by_place(std::string_view title);

}  // namespace zhunsheng::intake
