// SPDX-License-Identifier: Apache-2.0
// Dates, durations and places as a reader of the language writes them.
#include "engine/report/words.hpp"

namespace zhunsheng::report {
namespace {

const char* unit_word(base::DurationUnit unit) {
  switch (unit) {
    case base::DurationUnit::day: return "days";
    case base::DurationUnit::workday: return "working days";
    case base::DurationUnit::week: return "weeks";
    case base::DurationUnit::month: return "months";
    case base::DurationUnit::year: return "years";
  }
  return "";
}

}  // namespace

std::string Words::date(base::Date day) const { return is_chinese() ? base::to_chinese(day) : base::to_string(day); }

std::string Words::duration(base::Duration length) const {
  return is_chinese() ? base::to_string(length) : std::to_string(length.count) + " " + unit_word(length.unit);
}

std::string Words::place(const document::Place& place) const {
  if (!is_chinese()) return document::to_string(place);
  const auto number = [](std::uint32_t value) { return std::to_string(value); };
  switch (place.kind) {
    case document::PlaceKind::paragraph: return "第" + number(place.first) + "段";
    case document::PlaceKind::cell: return "表" + number(place.first) + "第" + number(place.second) + "行第" + number(place.third) + "格";
    case document::PlaceKind::page_line: return "第" + number(place.first) + "页第" + number(place.second) + "行";
    case document::PlaceKind::footnote: return "脚注" + number(place.first);
    case document::PlaceKind::header: return "页眉" + number(place.first);
  }
  return {};
}

}  // namespace zhunsheng::report
