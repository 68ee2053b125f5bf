// SPDX-License-Identifier: Apache-2.0
// Days a period away from a date, roughly: for values worth trying, not for deadlines.
#pragma once
#include "engine/base/date.hpp"

namespace zhunsheng::base {

/// The day a period after `date` (`sign` = -1: before it); working days count as 7/5 days and one more. Nothing outside
/// the calendar.
std::optional<Date> date_about(Date date, const Duration& period, int sign);

}  // namespace zhunsheng::base
