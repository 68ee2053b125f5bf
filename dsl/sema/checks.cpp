// SPDX-License-Identifier: Apache-2.0
// 规则: fields once each, the norm and its subject, exceptions, citations within the check's force, messages.
#include <algorithm>
#include <type_traits>

#include "dsl/sema/citations.hpp"
#include "dsl/sema/expressions.hpp"
#include "dsl/sema/messages.hpp"
#include "dsl/sema/names.hpp"
#include "dsl/sema/passes.hpp"
#include "dsl/sema/subject.hpp"
#include "dsl/sema/words.hpp"
#include "engine/base/bilingual.hpp"
#include "engine/base/text.hpp"

namespace zhunsheng::sema {
namespace {

base::Span span_of(const syntax::String& node) { return node.span; }
base::Span span_of(const syntax::Name& node) { return node.span; }
base::Span span_of(const syntax::DateRange& node) { return node.span; }
base::Span span_of(const syntax::Expr& node) { return node.span; }
base::Span span_of(const syntax::ForEach& node) { return node.variable.span; }

/// The run before a value: the word of its field.
base::Span field_word(const Context& context, base::Span value) {
  const std::string_view before = context.sources[value.source].text().substr(0, value.begin);
  const std::size_t end = before.find_last_not_of(" \t\n") + 1;
  const std::size_t begin = before.substr(0, end).find_last_of(" \t\n{") + 1;
  return {value.source, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
}

/// A second condition right behind the first is joined by 且; any other second field is left out.
base::Fix without_repeated(const Context& context, base::Span first, base::Span second, bool is_condition) {
  const base::Span word = field_word(context, second);
  const bool is_next = first.end <= word.begin && base::trim(context.sources[word.source].text().substr(first.end, word.begin - first.end)).empty();
  if (is_condition && is_next) return base::Fix::offer(word, "且");
  return base::Fix::offer({word.source, word.begin, second.end}, "");
}

/// The one value of a field that may stand once; a second is reported at its place.
template <class T>
const T* only(Context& context, const std::vector<T>& values, const char* field) {
  for (std::size_t i = 1; i < values.size(); ++i) {
    base::Diagnostic& diagnostic = context.report.add(base::Code::duplicate_entry, span_of(values[i]), {field});
    diagnostic.notes.push_back(first_note(span_of(values.front())));
    diagnostic.fix = without_repeated(context, span_of(values[i - 1]), span_of(values[i]), std::is_same_v<T, syntax::Expr>);
  }
  return values.empty() ? nullptr : &values.front();
}

/// Just behind the { of the check, where a field may be inserted.
std::optional<base::Span> body_of(const Context& context, const syntax::Check& node) {
  const auto brace = context.sources[node.name.span.source].text().find('{', node.name.span.end);
  if (brace == std::string_view::npos) return std::nullopt;
  const auto at = static_cast<std::uint32_t>(brace + 1);
  return base::Span{node.name.span.source, at, at};
}

class CheckLowering {
 public:
  CheckLowering(Context& context, const Declared<syntax::Check>& declared)
      : context_(context), node_(*declared.node), expressions_(context, {declared.file, false, {}, {}, body_of(context, *declared.node)}) {
    check_.module = context.names.modules[context.names.files[declared.file].module].name;
    check_.name = node_.name.text;
    check_.span = node_.name.span;
  }

  model::Check lower() {
    words();
    requests();
    binding();
    norm();
    citations();
    for (const auto& exception : node_.exceptions) check_.exceptions.push_back(lower_exception(exception));
    refuse_equal_names(node_.exceptions);
    messages();
    return std::move(check_);
  }

 private:
  /// `usual` is offered as a beginning: what belongs there is the author's to say.
  void missing(const std::string& field, const std::string& usual = {}) {
    base::Diagnostic& diagnostic = context_.report.add(base::Code::missing_entry, node_.name.span, {node_.name.text, field});
    const auto body = body_of(context_, node_);
    if (!usual.empty() && body) diagnostic.fix = base::Fix::offer(*body, "\n  " + usual);
  }

  void words() {
    const syntax::String* title = only(context_, node_.title, "标题");
    check_.title = title != nullptr ? title->text : node_.name.text;
    for (const auto& word : node_.kinds)
      if (const auto kind = read_kind(context_, word)) check_.kinds |= model::kind_bit(*kind);
    if (const syntax::Name* word = only(context_, node_.category, "类别")) check_.category = read_category(context_, *word).value_or(check_.category);
    else missing(base::in_both("类别", "类别 (category)"), "类别 程序");
    if (const syntax::Name* word = only(context_, node_.severity, "等级")) check_.severity = read_severity(context_, *word).value_or(check_.severity);
    else missing(base::in_both("等级", "等级 (severity)"), "等级 一般");
    for (const auto& point : node_.points) check_.points.push_back(point.text);
    if (const syntax::DateRange* range = only(context_, node_.in_force, "施行")) check_.in_force = read_range(context_, *range);
  }

  void requests() {
    for (const auto& request : node_.requests) {
      model::Request out;
      if (request.material) out.material = resolve_material(context_, *request.material).value_or(model::MaterialId{});
      if (request.text) out.text = request.text->text;
      check_.requests.push_back(std::move(out));
    }
  }

  void binding() {
    if (const syntax::ForEach* each = only(context_, node_.for_each, "逐")) {
      const model::ExprId list = expressions_.list(each->list);
      const model::Type& type = expressions_.type_of(list);
      const model::VariableId variable = expressions_.bind(each->variable, is_error(type) ? model::Type{} : element_of(type));
      check_.for_each = model::ForEach{variable, list};
    }
    if (const syntax::Expr* date = only(context_, node_.at, "按")) check_.at = expressions_.value(*date, simple(model::TypeKind::date));
    if (const syntax::Expr* applies = only(context_, node_.applies, "适用")) check_.applies = expressions_.condition(*applies);
  }

  void report_two_norms(const syntax::Expr& must, const syntax::Expr& must_not) {
    base::Diagnostic& diagnostic = context_.report.add(base::Code::two_norms, must_not.span, {node_.name.text});
    diagnostic.notes.push_back(first_note(must.span));
    diagnostic.fix = without_repeated(context_, must.span, must_not.span, false);
  }

  void norm() {
    const syntax::Expr* must = only(context_, node_.must, "应当");
    const syntax::Expr* must_not = only(context_, node_.must_not, "不得");
    if (must != nullptr && must_not != nullptr) report_two_norms(*must, *must_not);
    expressions_.scope().is_norm_broken = must == nullptr && must_not == nullptr;
    if (expressions_.scope().is_norm_broken) return missing(base::in_both("应当（或者 不得）", "应当 (must) or 不得 (must_not)"));
    const std::size_t reported = context_.report.count();
    check_.forbids = must == nullptr;
    check_.norm = expressions_.condition(must != nullptr ? *must : *must_not);
    check_.subject = find_subject(context_.rules, check_.norm, check_.forbids);
    expressions_.scope().is_norm_broken = check_.subject.kind == model::Subject::Kind::none && (context_.report.count() > reported || is_error(expressions_.type_of(check_.norm)));
    if (check_.subject.kind == model::Subject::Kind::hits) expressions_.scope().hit = model::PatternId(std::size_t{at(context_.rules, check_.subject.expr).ref});
  }

  void citations() {
    check_.citations = lower_cites(context_, node_.cites, check_.in_force);
    if (std::none_of(check_.citations.begin(), check_.citations.end(), is_basis)) {
      const base::Span place = node_.cites.empty() ? node_.name.span : node_.cites.front().span;  // 参照 alone is no basis
      base::Diagnostic& diagnostic = context_.report.add(base::Code::missing_entry, place, {node_.name.text, base::in_both("依据", "依据 (cite)")});
      constexpr std::string_view by_reference = "参照";
      const auto end = place.begin + static_cast<std::uint32_t>(by_reference.size());
      if (context_.slice(place).starts_with(by_reference)) diagnostic.fix = base::Fix::offer({place.source, place.begin, end}, "依据");
      return;
    }
    const bool has_national = std::any_of(check_.citations.begin(), check_.citations.end(), [](const auto& use) { return use.mode == model::CitationMode::direct; });
    if (!has_national && check_.severity != model::Severity::note && !node_.severity.empty()) {
      const base::Span span = node_.severity.front().span;
      context_.report.add(base::Code::practice_is_note, span, {node_.severity.front().text}).fix = base::Fix::offer(span, "提示");
    }
    warn_uncovered_force();
  }

  /// 施行 that reaches beyond every 依据.
  void warn_uncovered_force() {
    if (node_.in_force.empty()) return;
    std::vector<base::DateSpan> spans;
    for (const auto& use : check_.citations)
      if (is_basis(use)) {
        const auto more = force_of(context_, use);
        if (more.empty()) return;  // did not resolve, and said so
        spans.insert(spans.end(), more.begin(), more.end());
      }
    constexpr base::Date earliest{-10'000'000}, latest{10'000'000};
    std::sort(spans.begin(), spans.end(), [&](const auto& a, const auto& b) { return a.from.value_or(earliest) < b.from.value_or(earliest); });
    base::Date covered = check_.in_force.from.value_or(earliest);
    for (const auto& span : spans)
      if (span.from.value_or(earliest) <= covered) covered = std::max(covered, span.until.value_or(latest));
    if (covered < check_.in_force.until.value_or(latest)) context_.report.add(base::Code::force_not_covered, node_.in_force.front().span, {node_.name.text});
  }

  model::ExceptionId lower_exception(const syntax::Exception& node) {
    const model::ExceptionId id(context_.rules.exceptions.size());
    context_.rules.exceptions.emplace_back();
    model::Exception out;
    out.name = node.name.text;
    out.span = node.name.span;
    const std::size_t first = context_.rules.exprs.size();
    if (const syntax::Expr* when = only(context_, node.when, "当")) out.when = expressions_.condition(*when);
    else context_.report.add(base::Code::missing_entry, node.name.span, {node.name.text, base::in_both("当", "当 (when)")});
    for (std::size_t i = first; i < context_.rules.exprs.size(); ++i) out.per_hit |= context_.rules.exprs[i].op == model::Op::hit_field;
    out.citations = lower_cites(context_, node.cites, check_.in_force);
    if (std::none_of(out.citations.begin(), out.citations.end(), is_basis)) context_.report.add(base::Code::missing_entry, node.name.span, {node.name.text, base::in_both("依据", "依据 (cite)")});
    for (const auto& inner : node.inner) {
      out.inner.push_back(lower_exception(inner));
      out.per_hit |= at(context_.rules, out.inner.back()).per_hit;
    }
    refuse_equal_names(node.inner);
    context_.rules.exceptions[id.index()] = std::move(out);
    return id;
  }

  void refuse_equal_names(const std::vector<syntax::Exception>& exceptions) {
    for (std::size_t i = 0; i < exceptions.size(); ++i)
      for (std::size_t k = 0; k < i; ++k)
        if (exceptions[i].name.text == exceptions[k].name.text) {
          context_.report.add(base::Code::duplicate_name, exceptions[i].name.span, {exceptions[i].name.text}).notes.push_back(first_note(exceptions[k].name.span));
          break;
        }
  }

  void messages() {
    MessageScope scope{expressions_.scope(), check_.subject, {}};
    scope.expressions.hit.reset();  // slots read hits by their own parts
    if (check_.subject.kind == model::Subject::Kind::elements) scope.witness = Binding{at(context_.rules, check_.subject.variable).name, check_.subject.variable};
    if (const syntax::String* text = only(context_, node_.message, "提示")) check_.message = lower_message(context_, *text, scope);
    else missing(base::in_both("提示", "提示 (message)"), "提示 \"" + check_.title + "。\"");
    if (const syntax::String* text = only(context_, node_.advice, "建议")) check_.advice = lower_message(context_, *text, scope);
  }

  Context& context_;
  const syntax::Check& node_;
  ExpressionLowering expressions_;
  model::Check check_;
};

}  // namespace

void lower_checks(Context& context) {
  for (const auto& declared : context.declarations.checks) {
    model::Check check = CheckLowering(context, declared).lower();
    context.rules.checks.push_back(std::move(check));
  }
}

}  // namespace zhunsheng::sema
