// SPDX-License-Identifier: Apache-2.0
// An argument of a diagnostic whose word differs by language: the name of a type, "金额" or "money". Most arguments are
// words of the author and the same in both.
#pragma once
#include <string>
#include <string_view>

#include "engine/base/diagnostic.hpp"

namespace zhunsheng::base {

std::string in_both(std::string_view chinese, std::string_view english);
/// The part of an argument for the language; an argument that is the same in both as it is.
std::string_view in_language(std::string_view argument, Language language);

}  // namespace zhunsheng::base
