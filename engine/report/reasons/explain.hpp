// SPDX-License-Identifier: Apache-2.0
// 说明: why an outcome is what it is, in sentences: a reason tree unfolded as far as a reader follows, the rest folded behind
// handles. A handle is the path of positions from the root, so it names the same step however much is shown.
//
//   Explainer explainer(in, instances, language);
//   Explanation told = *explainer.explain({});                // from the root
//   explainer.explain({.open = "3.2"});                       // the step 3.2, all of it, and what is below
//   print_explanation(told, {}); explanation_json(told);
#pragma once
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "engine/base/diagnostic.hpp"
#include "engine/findings/case.hpp"
#include "engine/findings/explanation.hpp"

namespace zhunsheng::report {

struct ExplainOptions {
  std::size_t depth = 3;      ///< levels below the step shown; 0: all, up to deepest_reason
  std::string open;           ///< handle of the step to show, "" the root; "3.2+50": what stands behind the 50th step below it
  std::optional<std::size_t> instance;   ///< only this one, of all that are handed in
  std::optional<std::uint32_t> subject;  ///< only this hit or element of it (SubjectOutcome::index)
};

inline constexpr std::size_t deepest_reason = 64;   ///< levels; what is deeper is opened by its handle
inline constexpr std::size_t most_reasons = 400;    ///< steps of one explanation

/// Works one check out again, for any number of questions about it. Views the inputs' members.
class Explainer {
 public:
  /// `instances`: all of one check, at least one.
  Explainer(const findings::Inputs& in, std::vector<eval::InstanceOutcome> instances, base::Language language);
  ~Explainer();
  /// Nothing if there is no step of that handle.
  std::optional<findings::Explanation> explain(const ExplainOptions& options);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

struct ReasonTextOptions {
  base::Language language = base::Language::chinese;
  std::string command;       ///< what opens a folded step, "zhunsheng explain … --open "; empty: folded steps only say how many
  std::string indent;
  bool with_heading = true;  ///< title, citations and questions too
  bool with_documents = true; ///< name the document of a quote
  std::size_t width = 80;
};
std::string print_explanation(const findings::Explanation& explanation, const ReasonTextOptions& options);
/// One object; ends with a line feed.
std::string explanation_json(const findings::Explanation& explanation);

}  // namespace zhunsheng::report
