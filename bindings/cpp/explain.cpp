// SPDX-License-Identifier: Apache-2.0
// The reasons of one check over documents and facts, and of every finding of a review.
#include <algorithm>

#include "bindings/cpp/names.hpp"
#include "bindings/cpp/review_impl.hpp"
#include "bindings/cpp/statutes.hpp"
#include "engine/report/reasons/describe.hpp"
#include "engine/report/reasons/explain.hpp"
#include "zhunsheng/explanation.hpp"

namespace zhunsheng {
namespace {

base::Language language_of(Language language) { return language == Language::english ? base::Language::english : base::Language::chinese; }

report::ReasonTextOptions text_options(const ExplainOptions& explaining) {
  report::ReasonTextOptions out;
  out.language = language_of(explaining.language);
  out.command = explaining.command;
  return out;
}

std::string several(const std::vector<std::string>& objects, Format format) {
  std::string out;
  for (const auto& each : objects) out += (out.empty() ? "" : format == Format::text ? "\n" : ",\n") + each;
  return format == Format::text || objects.size() == 1 ? out : "[\n" + out + "]\n";
}

/// One text or object for each handle that is to be opened; without any, the outcome itself.
void tell(const RuleSet::Impl& rules, const findings::Inputs& in, const eval::Outcomes& outcomes, const ExplainOptions& explaining, Explained& out) {
  std::vector<std::string> told;
  report::Explainer explainer(in, outcomes.instances, language_of(explaining.language));
  for (const std::string& handle : explaining.open.empty() ? std::vector<std::string>{""} : explaining.open) {
    report::ExplainOptions options;
    options.depth = explaining.depth;
    options.open = handle;
    auto explanation = explainer.explain(options);
    if (!explanation) {
      out.usage_errors.push_back(explaining.language == Language::english ? "there is nothing numbered " + handle : "没有编号为 " + handle + " 的一项");
      return;
    }
    if (rules.library) quote_articles(*rules.library, rules.rules->statutes, explanation->citations);
    told.push_back(explaining.format == Format::text ? report::print_explanation(*explanation, text_options(explaining)) : report::explanation_json(*explanation));
  }
  out.text = several(told, explaining.format);
}

}  // namespace

void explain_findings(const findings::Inputs& in, const eval::Outcomes& outcomes, const std::vector<findings::Origin>& origins, const Concluding& how, std::vector<findings::Finding>& all) {
  const auto& instances = outcomes.instances;
  std::vector<std::size_t> wanted;
  for (std::size_t i = 0; i < all.size(); ++i)
    if (!all[i].is_rest || how.reasons.of == ReasonOptions::Of::all) wanted.push_back(i);
  const auto check_of = [&](std::size_t finding) { return instances[origins[finding].instance].check; };
  std::stable_sort(wanted.begin(), wanted.end(), [&](std::size_t left, std::size_t right) { return check_of(left) < check_of(right); });
  for (std::size_t next = 0; next < wanted.size();) {
    const model::CheckId check = check_of(wanted[next]);
    const auto is_less = [](const eval::InstanceOutcome& instance, model::CheckId id) { return instance.check < id; };
    const auto first = std::lower_bound(instances.begin(), instances.end(), check, is_less);
    const auto last = std::find_if(first, instances.end(), [&](const auto& each) { return each.check != check; });
    report::Explainer explainer(in, {first, last}, language_of(how.language));
    for (; next < wanted.size() && check_of(wanted[next]) == check; ++next) {
      const findings::Origin& origin = origins[wanted[next]];
      report::ExplainOptions options;
      options.depth = how.reasons.depth;
      options.instance = origin.instance - static_cast<std::size_t>(first - instances.begin());
      options.subject = origin.subject;
      all[wanted[next]].why = explainer.explain(options);
    }
  }
}

Explained explain(const RuleSet& rules, const std::string& check, const std::vector<std::string>& paths, const ReviewOptions& options, const ExplainOptions& explaining) {
  Explained out;
  const RuleSet::Impl& impl = rules.impl();
  if (!rules.is_ok()) {
    out.usage_errors.emplace_back(explaining.language == Language::english ? "the rules do not compile" : "规则没有通过编译");
    return out;
  }
  NameFinder finder(*impl.rules);
  const auto found = finder.check(check);
  for (const auto& problem : finder.problems) out.usage_errors.push_back(explaining.language == Language::english ? problem.message_en : problem.message);
  if (found.size() != 1) return out;
  const model::CheckId id(found.front().id);
  if (paths.empty() && options.facts.empty()) {
    report::DescribeOptions describing{language_of(explaining.language)};
    const auto described = report::describe(*impl.rules, id, describing);
    out.text = explaining.format == Format::text ? report::print_description(described, describing) : report::description_json(described);
    return out;
  }
  ReviewOptions only = options;
  only.only = {model::id_of(at(*impl.rules, id))};
  only.except.clear();
  const Review review = review_documents(rules, open_dossier(paths), only, [&](const findings::Inputs& in, const eval::Outcomes& outcomes) { tell(impl, in, outcomes, explaining, out); });
  out.usage_errors.insert(out.usage_errors.end(), review.usage_errors().begin(), review.usage_errors().end());
  out.unreadable = review.unreadable();
  return out;
}

}  // namespace zhunsheng
