// SPDX-License-Identifier: Apache-2.0
// 日历: the days off and the make-up working days of each year, from the State Council's notices.
#include <algorithm>

#include "dsl/sema/passes.hpp"

namespace zhunsheng::sema {
namespace {

void add_days(Context& context, model::CalendarYear& year, const syntax::CalendarDays& days) {
  if (days.last < days.first) {
    context.report.add(base::Code::empty_range, days.span).fix = base::Fix::offer(days.span, base::to_string(days.last) + ".." + base::to_string(days.first));
    return;
  }
  if (base::civil(days.first).year != year.year || base::civil(days.last).year != year.year) {
    base::Diagnostic& diagnostic = context.report.add(base::Code::day_outside_year, days.span, {std::to_string(year.year)});
    const auto moved = base::make_date(year.year, static_cast<int>(base::civil(days.first).month), static_cast<int>(base::civil(days.first).day));
    if (moved && days.first == days.last) diagnostic.fix = base::Fix::offer(days.span, base::to_string(*moved));
    return;
  }
  auto& list = days.work ? year.work : year.off;
  for (base::Date day = days.first; day <= days.last; ++day.days) {
    const auto is = [day](const base::Date& other) { return other == day; };
    if (std::any_of(year.work.begin(), year.work.end(), is) || std::any_of(year.off.begin(), year.off.end(), is)) context.report.add(base::Code::duplicate_day, days.span, {base::to_string(day)});
    list.push_back(day);
  }
}

model::CalendarYear lower(Context& context, const syntax::Calendar& node) {
  model::CalendarYear out;
  out.year = static_cast<int>(std::clamp<std::int64_t>(node.year, 0, 10'000));
  out.span = node.span;
  for (const auto& days : node.days) add_days(context, out, days);
  for (const auto& source : node.sources) out.source += (out.source.empty() ? "" : "、") + source.text;
  std::sort(out.off.begin(), out.off.end());
  std::sort(out.work.begin(), out.work.end());
  return out;
}

}  // namespace

void lower_calendars(Context& context) {
  auto& calendar = context.rules.calendar;
  for (const auto& declared : context.declarations.calendars) {
    model::CalendarYear year = lower(context, *declared.node);
    const auto same = std::find_if(calendar.begin(), calendar.end(), [&](const model::CalendarYear& other) { return other.year == year.year; });
    if (same != calendar.end()) context.report.add(base::Code::duplicate_name, year.span, {std::to_string(year.year)}).notes.push_back(first_note(same->span));
    else calendar.push_back(std::move(year));
  }
  std::sort(calendar.begin(), calendar.end(), [](const auto& a, const auto& b) { return a.year < b.year; });
}

}  // namespace zhunsheng::sema
