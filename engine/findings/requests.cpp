// SPDX-License-Identifier: Apache-2.0
// A question whose material is already there needs an explanation, not another copy.
#include "engine/findings/requests.hpp"

#include <algorithm>

namespace zhunsheng::findings {
namespace {

void add_once(std::vector<std::string>& list, const std::string& text) {
  if (!text.empty() && std::find(list.begin(), list.end(), text) == list.end()) list.push_back(text);
}

RequestGroup& group_of(std::vector<RequestGroup>& groups, const std::string& what) {
  for (auto& group : groups)
    if (group.what == what) return group;
  groups.push_back({what, {}, {}});
  return groups.back();
}

}  // namespace

std::vector<RequestGroup> group_requests(const std::vector<Finding>& findings) {
  std::vector<RequestGroup> groups;
  for (const auto& finding : findings) {
    if (finding.outcome != Outcome::undetermined || finding.harmless) continue;
    for (const auto& missing : finding.missing) {
      RequestGroup& group = group_of(groups, missing.is_submitted ? std::string{} : missing.material);
      if (!missing.fact.empty()) add_once(group.questions, missing.question);
      add_once(group.checks, finding.title);
    }
  }
  std::stable_sort(groups.begin(), groups.end(), [](const RequestGroup& left, const RequestGroup& right) {
    if (left.what.empty() != right.what.empty()) return right.what.empty();
    return left.checks.size() > right.checks.size();
  });
  return groups;
}

}  // namespace zhunsheng::findings
