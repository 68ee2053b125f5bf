// SPDX-License-Identifier: Apache-2.0
// 单项结论: what evaluation says of each check, instance by instance and hit by hit. Values only: no expression, no text.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "engine/base/date.hpp"
#include "engine/eval/truth.hpp"
#include "engine/model/ruleset.hpp"

namespace zhunsheng::eval {

using model::Outcome;

/// Why a value is unknown.
enum class Unknown : std::uint8_t { fact, material, open_list, doubtful_hit, no_document, conflict, overflow, division_by_zero, no_calendar, no_parameter_version, no_legal_date };

/// An input that evaluation met and could not know: a fact, or a field of an element of a list.
struct MissingInput {
  Unknown why = Unknown::fact;
  model::FactId fact;          ///< valid for fact, open_list
  model::MaterialId material;  ///< valid for material
  model::DefinitionId definition;  ///< of conflict: the 定义 or 表 whose cases conflict, if it is one
  std::uint32_t first_case = 0, second_case = 0;  ///< of conflict: two cases that apply with different values, counted from 1; 0: none applies
  friend bool operator==(const MissingInput&, const MissingInput&) = default;
};

struct ExceptionOutcome {
  model::ExceptionId exception;
  Truth holds = Truth::unknown;  ///< true holds, false fails, else unknown (not_applicable fails)
};

/// One hit or element of the subject: what becomes one finding.
struct SubjectOutcome {
  std::uint32_t index = 0;  ///< of the hit in Hits::by_pattern[pattern], or of the element in the list
  Outcome outcome = Outcome::violated;
  std::vector<ExceptionOutcome> exceptions;
  std::vector<MissingInput> missing;  ///< of an undetermined one: inputs met, in declaration order
};

struct InstanceOutcome {
  static constexpr std::uint32_t no_element = 0xffffffffu;
  model::CheckId check;
  std::uint32_t element = no_element;  ///< index in the 逐 list; no_element: no 逐, or the extra instance of an open list
  bool is_open_extra = false;          ///< the extra instance of an open 逐 list
  Outcome outcome = Outcome::not_applicable;
  bool harmless = false;               ///< undetermined, but no values could make it violated
  bool in_force = true;                ///< false: not_applicable because of force
  std::optional<base::Date> legal_date;
  Truth applies = Truth::yes;
  Truth norm = Truth::yes;             ///< of 应当, or of 不是 不得
  std::vector<ExceptionOutcome> exceptions;  ///< decided for the instance as a whole, outer ones only
  std::vector<SubjectOutcome> subjects;      ///< hits and counterexamples that are violated, exempt or undetermined; in order of place
  std::vector<model::FactId> presumed;       ///< facts that the outcome rests on and that are presumed (推定), in order of declaration
  std::vector<MissingInput> missing;         ///< of an undetermined, not harmless instance: inputs met, 按's first, then declaration order
};

/// Every check's instances, in order of CheckId and element.
struct Outcomes {
  std::vector<InstanceOutcome> instances;
};

}  // namespace zhunsheng::eval
