// SPDX-License-Identifier: Apache-2.0
// Diagnostics for others: as text with carets, and as values with places in lines, columns and bytes.
#include <algorithm>
#include <map>

#include "bindings/cpp/build.hpp"
#include "bindings/cpp/pages.hpp"
#include "bindings/cpp/places.hpp"
#include "engine/base/render.hpp"

namespace zhunsheng {
namespace {

Diagnostic value_of(const base::Diagnostic& diagnostic, const std::vector<base::SourceText>& sources) {
  const auto place = [&](base::Span span) { return place_of(sources, span); };
  Diagnostic out;
  out.code = base::code_name(diagnostic.code);
  out.is_error = base::info(diagnostic.code).severity == base::DiagnosticSeverity::error;
  out.message = base::message(diagnostic, base::Language::chinese);
  out.message_en = base::message(diagnostic, base::Language::english);
  out.place = place(diagnostic.span);
  for (const auto& note : diagnostic.notes) out.notes.push_back({place(note.span), note.chinese, note.english});
  out.suggestion = diagnostic.suggestion;
  if (!diagnostic.fix || diagnostic.fix->edits.empty()) return out;
  out.fix.emplace();
  out.fix->is_offer = diagnostic.fix->is_offer;
  for (const auto& edit : diagnostic.fix->edits) out.fix->edits.push_back({place(edit.span), edit.replacement});
  return out;
}

std::vector<base::Diagnostic> of_files(const RuleSet::Impl& impl, const std::vector<std::string>& files) {
  std::vector<base::Diagnostic> wanted;
  std::map<std::uint32_t, bool> is_wanted;
  for (const auto& diagnostic : impl.diagnostics) {
    const auto source = diagnostic.span.source;
    if (is_wanted.find(source) == is_wanted.end()) is_wanted[source] = is_below(impl.sources[source].name(), files);
    if (is_wanted[source]) wanted.push_back(diagnostic);
  }
  return wanted;
}

}  // namespace

std::size_t RuleSet::error_count() const {
  const auto& all = impl_->diagnostics;
  return impl_->unreadable.size() +
         static_cast<std::size_t>(std::count_if(all.begin(), all.end(), [](const auto& d) { return base::info(d.code).severity == base::DiagnosticSeverity::error; }));
}
std::size_t RuleSet::warning_count() const {
  const auto& all = impl_->diagnostics;
  return static_cast<std::size_t>(std::count_if(all.begin(), all.end(), [](const auto& d) { return base::info(d.code).severity == base::DiagnosticSeverity::warning; }));
}

std::string RuleSet::diagnostics(Language language, const std::vector<std::string>& files, bool is_coloured) const {
  return base::render(of_files(*impl_, files), impl_->sources, language == Language::english ? base::Language::english : base::Language::chinese, is_coloured);
}

std::vector<Diagnostic> RuleSet::diagnostic_list(const std::vector<std::string>& files) const {
  std::vector<Diagnostic> out;
  for (const auto& diagnostic : of_files(*impl_, files)) out.push_back(value_of(diagnostic, impl_->sources));
  return out;
}

std::vector<std::string> diagnostic_codes() {
  std::vector<std::string> out;
  for (const auto& row : base::all_diagnostics()) out.push_back(base::code_name(row.code));
  return out;
}

std::optional<std::string> diagnostic_page(const std::string& code) {
  const auto& pages = diagnostic_pages();
  const auto found = std::find_if(pages.begin(), pages.end(), [&](const DiagnosticPage& page) { return page.code == code; });
  if (found == pages.end()) return std::nullopt;
  return std::string(found->text);
}

}  // namespace zhunsheng
