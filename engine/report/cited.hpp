// SPDX-License-Identifier: Apache-2.0
// An article as text.
#pragma once
#include <string>

#include "engine/findings/grounds.hpp"
#include "engine/report/words.hpp"

namespace zhunsheng::report {

/// "参照《…》第四十二条（国务院令第713号，2019年9月1日起施行）"; the words of 实务 and 地方 as they are.
std::string cited(const findings::CitedArticle& citation, const Words& words, bool with_force);

}  // namespace zhunsheng::report
