// SPDX-License-Identifier: Apache-2.0
// One overload a kind of declaration.
#include "dsl/sema/lints/strings.hpp"

namespace zhunsheng::sema {
namespace {

using Visit = std::function<void(const syntax::String&, StringUse)>;

class Strings {
 public:
  explicit Strings(const Visit& visit) : visit_(visit) {}

  void operator()(const syntax::Statute& node) const {
    one(node.number, StringUse::other);
    one(node.issuer, StringUse::other);
  }
  void operator()(const syntax::Material& node) const {
    one(node.label, StringUse::message);
    expression(node.condition);
  }
  void operator()(const syntax::Facts& node) const {
    for (const auto& field : node.fields) {
      one(field.label, StringUse::message);
      one(field.question, StringUse::message);
    }
  }
  void operator()(const syntax::Define& node) const {
    for (const auto& row : node.cases) {
      if (row.guard) expression(*row.guard);
      expression(row.value);
      cites(row.cites);
    }
  }
  void operator()(const syntax::Table& node) const {
    for (const auto& column : node.columns) expression(column);
    for (const auto& row : node.rows) {
      for (const auto& cell : row.cells)
        for (const auto& test : cell.tests) expression(test.value);
      expression(row.value);
      cites(row.cites);
    }
  }
  void operator()(const syntax::Parameter& node) const {
    for (const auto& version : node.versions) {
      expression(version.value);
      cites(version.cites);
    }
  }
  void operator()(const syntax::Presume& node) const {
    expression(node.value);
    if (node.unless) expression(*node.unless);
    cites(node.cites);
  }
  void operator()(const syntax::Calendar& node) const {
    for (const auto& source : node.sources) visit_(source, StringUse::other);
  }
  void operator()(const syntax::Lexicon& node) const {
    for (const auto& entry : node.entries)
      if (!entry.is_reference) visit_(entry.phrase, StringUse::phrase);
  }
  void operator()(const syntax::Pattern& node) const { branches(node.body.branches); }
  void operator()(const syntax::Extract& node) const {
    if (node.pattern) branches(node.pattern->branches);
    if (node.take) expression(*node.take);
    if (node.if_none) expression(*node.if_none);
  }
  void operator()(const syntax::Check& node) const {
    for (const auto* field : {&node.title, &node.message, &node.advice})
      for (const auto& text : *field) visit_(text, StringUse::message);
    for (const auto& request : node.requests) one(request.text, StringUse::message);
    for (const auto* field : {&node.at, &node.applies, &node.must, &node.must_not})
      for (const auto& expr : *field) expression(expr);
    for (const auto& each : node.for_each) expression(each.list);
    cites(node.cites);
    for (const auto& exception : node.exceptions) (*this)(exception);
  }
  void operator()(const syntax::Example&) const {}

 private:
  void operator()(const syntax::Exception& node) const {
    for (const auto& when : node.when) expression(when);
    cites(node.cites);
    for (const auto& inner : node.inner) (*this)(inner);
  }
  void one(const std::optional<syntax::String>& text, StringUse use) const {
    if (text) visit_(*text, use);
  }
  void cites(const std::vector<syntax::Cite>& all) const {
    for (const auto& cite : all)
      if (cite.kind == syntax::CiteKind::practice || cite.kind == syntax::CiteKind::local) visit_(cite.text, StringUse::message);
  }
  void expression(const syntax::Expr& node) const {
    if (node.kind == syntax::ExprKind::literal && node.literal->kind == syntax::LiteralKind::string) visit_({node.literal->text, node.literal->span}, StringUse::compared);
    for (const auto& child : node.children) expression(child);
  }
  void branches(const std::vector<syntax::PatternBranch>& all) const {
    for (const auto& branch : all)
      for (const auto& item : branch) {
        if (item.kind == syntax::PatternItemKind::literal) visit_(item.literal, StringUse::phrase);
        branches(item.branches);
      }
  }

  const Visit& visit_;
};

}  // namespace

void for_each_string(const syntax::File& file, const std::function<void(const syntax::String&, StringUse)>& visit) {
  for (const auto& declaration : file.declarations) std::visit(Strings(visit), declaration.body);
}

}  // namespace zhunsheng::sema
