// SPDX-License-Identifier: Apache-2.0
#include "tests/harness/random_cases.hpp"

#include <algorithm>
#include <cstdlib>

namespace zhunsheng::harness {

using eval::InstanceOutcome;

std::uint64_t number_from(const char* name, std::uint64_t otherwise) {
  const char* text = std::getenv(name);
  return text != nullptr ? std::strtoull(text, nullptr, 10) : otherwise;
}

std::uint64_t first_seed(std::uint64_t part) { return number_from("ZS_SEED", 20260801 + part * 10'000'000); }
std::uint64_t number_of_cases(std::uint64_t cases) { return number_from("ZS_CASES", cases * number_from("ZS_SCALE", 1)); }
bool is_single_case() { return std::getenv("ZS_CASES") != nullptr; }

namespace {

std::string describe(const std::vector<eval::ExceptionOutcome>& exceptions) {
  std::string out;
  for (const auto& each : exceptions) out += " e" + std::to_string(each.exception.value) + "=" + std::to_string(static_cast<int>(each.holds));
  return out;
}

}  // namespace

std::string describe(const InstanceOutcome& instance) {
  std::string out = "check " + std::to_string(instance.check.value) + " element " + std::to_string(instance.element) + (instance.is_open_extra ? " extra" : "") + ": " +
                    to_english(instance.outcome) + (instance.in_force ? "" : " not in force") + (instance.legal_date ? " at " + to_string(*instance.legal_date) : " at no date") +
                    " applies " + std::to_string(static_cast<int>(instance.applies)) + " norm " + std::to_string(static_cast<int>(instance.norm));
  out += describe(instance.exceptions);
  for (const auto& subject : instance.subjects) out += " [" + std::to_string(subject.index) + " " + to_english(subject.outcome) + describe(subject.exceptions) + "]";
  return out;
}

std::vector<std::string> describe(const eval::Outcomes& outcomes) {
  std::vector<std::string> out;
  for (const InstanceOutcome& instance : outcomes.instances) out.push_back(describe(instance));
  return out;
}

const InstanceOutcome* find_same(const eval::Outcomes& outcomes, const InstanceOutcome& wanted) {
  const auto is_same = [&](const InstanceOutcome& each) { return each.check == wanted.check && each.element == wanted.element && each.is_open_extra == wanted.is_open_extra; };
  const auto place = std::find_if(outcomes.instances.begin(), outcomes.instances.end(), is_same);
  return place == outcomes.instances.end() ? nullptr : &*place;
}

}  // namespace zhunsheng::harness
