// SPDX-License-Identifier: Apache-2.0
// Any bytes as a rule file: parsed, compiled, planned, and every message rendered in both languages. Nothing may crash,
// hang or leave a span outside of the text.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <vector>

#include "dsl/grammar/parse.hpp"
#include "dsl/sema/compile.hpp"
#include "engine/base/render.hpp"
#include "engine/graph/plan.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace zhunsheng;
  std::vector<base::SourceText> sources;
  sources.emplace_back("fuzz.zs", std::string(reinterpret_cast<const char*>(data), size));
  auto parsed = grammar::parse(sources.front(), 0);
  std::vector<base::Diagnostic> diagnostics = std::move(parsed.diagnostics);
  if (parsed.value) {
    std::vector<syntax::File> files;
    files.push_back(std::move(*parsed.value));
    auto compiled = sema::compile(files, sources);
    diagnostics.insert(diagnostics.end(), compiled.diagnostics.begin(), compiled.diagnostics.end());
    if (compiled.value) (void)graph::make_plan(*compiled.value);
  }
  for (const auto& diagnostic : diagnostics)
    if (diagnostic.span.begin > size || diagnostic.span.end > size) std::abort();
  (void)base::render(diagnostics, sources, base::Language::chinese);
  (void)base::render(diagnostics, sources, base::Language::english);
  return 0;
}
