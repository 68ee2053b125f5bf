// SPDX-License-Identifier: Apache-2.0
// Runs the passes in order over one context.
#include "dsl/sema/compile.hpp"

#include <utility>

#include "dsl/sema/lints/lints.hpp"
#include "dsl/sema/lints/reach.hpp"
#include "dsl/sema/passes.hpp"

namespace zhunsheng::sema {

base::Checked<model::Ruleset> compile(const std::vector<syntax::File>& files, const std::vector<base::SourceText>& sources, law::Library* library) {
  Context context{files, sources};
  context.library = library;
  model::declare_builtins(context.rules);
  collect(context);
  lower_statutes(context);
  declare_facts(context);
  lower_calendars(context);
  declare_definitions(context);
  lower_patterns(context);
  lower_materials(context);
  lower_definitions(context);
  lower_extracts(context);
  refuse_dead_patterns(context);
  lower_checks(context);
  lower_examples(context);

  base::Checked<model::Ruleset> out;
  if (!context.report.has_error()) run_lints(context);
  out.diagnostics = context.report.take();
  if (base::has_error(out.diagnostics)) return out;
  compact(context.rules);
  out.value = std::move(context.rules);
  return out;
}

}  // namespace zhunsheng::sema
