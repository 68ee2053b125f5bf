// SPDX-License-Identifier: Apache-2.0
// How instruments follow one another: versions of one title, 前身, 后继 and 改号.
#pragma once
#include <optional>

#include "dsl/sema/context.hpp"

namespace zhunsheng::sema {

/// The version that follows `id` in time: the next of its title, else the first that begins then or later of the title named as 后继.
std::optional<law::StatuteId> find_next_version(const Context& context, law::StatuteId id);
/// Overlaps, circles, undeclared 前身 and 后继, 改号 beyond the end; statutes and catalogue are complete.
void check_successions(Context& context);

}  // namespace zhunsheng::sema
