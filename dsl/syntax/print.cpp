// SPDX-License-Identifier: Apache-2.0
// Declarations, one line a node, children indented by two blanks.
#include "dsl/syntax/print.hpp"

#include <utility>

namespace zhunsheng::syntax {
namespace {

std::string dotted(const Path& path) {
  std::string out;
  for (const Name& part : path.parts) out.append(out.empty() ? "" : ".").append(part.text);
  return out;
}
std::string quoted(const String& string) {
  Literal literal;
  literal.kind = LiteralKind::string;
  literal.text = string.text;
  return print(literal);
}
std::string joined(const std::vector<Name>& names) {
  std::string out;
  for (const Name& name : names) out.append(out.empty() ? "" : ", ").append(name.text);
  return out;
}
std::string dates(const DateRange& range) {
  std::string out = range.from ? base::to_string(*range.from) + " 起" : "";
  if (range.until) out += (out.empty() ? "" : " ") + base::to_string(*range.until) + " 止";
  return out;
}

class Printer {
 public:
  explicit Printer(const base::SourceText* source) : source_(source) {}

  std::string print_file(const File& file) {
    if (file.module) line("module " + dotted(*file.module), file.module->span);
    for (const Import& import : file.imports) line("import " + dotted(import.module) + (import.alias ? " as " + import.alias->text : ""), import.span);
    for (const Declaration& declaration : file.declarations) {
      prefix_ = declaration.is_private ? "private " : "";
      std::visit([this](const auto& node) { show(node); }, declaration.body);
    }
    return std::move(out_);
  }

 private:
  void line(const std::string& text) { out_ += std::string(2 * depth_, ' ') + std::exchange(prefix_, "") + text + "\n"; }
  void line(const std::string& text, Span span) { line(text + place(span)); }
  std::string place(Span span) const {
    if (source_ == nullptr) return "";
    const base::Position from = source_->position(span.begin), to = source_->position(span.end);
    const auto text = [](base::Position at) { return std::to_string(at.line) + ":" + std::to_string(at.column); };
    return " @" + text(from) + "-" + text(to);
  }
  void expression(const std::string& field, const Expr& expr) { line(field + " " + print(expr), expr.span); }
  void names(const std::string& field, const std::vector<Name>& values) {
    if (!values.empty()) line(field + " " + joined(values), base::join(values.front().span, values.back().span));
  }
  void strings(const std::string& field, const std::vector<String>& values) {
    for (const String& value : values) line(field + " " + quoted(value), value.span);
  }
  void optional(const std::string& field, const std::optional<String>& value) {
    if (value) line(field + " " + quoted(*value), value->span);
  }
  void optional(const std::string& field, const std::optional<Name>& value) {
    if (value) line(field + " " + value->text, value->span);
  }
  template <class Inside>
  void indented(Inside inside) {
    ++depth_;
    inside();
    --depth_;
  }

  void show(const Cite& cite) {
    switch (cite.kind) {
      case CiteKind::practice: return line("cite practice " + quoted(cite.text), cite.span);
      case CiteKind::local: return line("cite local " + quoted(cite.text), cite.span);
      case CiteKind::direct: line("cite", cite.span); break;
      case CiteKind::by_reference: line("by_reference", cite.span); break;
    }
    indented([&] {
      for (const Citation& citation : cite.citations) {
        line(citation.text + (citation.range ? " (" + dates(*citation.range) + ")" : "") + (citation.severity ? " (等级 " + citation.severity->text + ")" : ""),
             citation.span);
      }
    });
  }

  void show(const Statute& node) {
    line("statute " + node.title.text, node.span);
    indented([&] {
      optional("issuer", node.issuer);
      optional("number", node.number);
      strings("alias", node.aliases);
      optional("rank", node.rank);
      if (node.articles) line("articles " + print(*node.articles), node.articles->span);
      if (node.force) line("in_force " + dates(*node.force), node.force->span);
      optional("predecessor", node.predecessor);
      optional("successor", node.successor);
      for (const Renumbering& change : node.renumbered) line("renumbered " + change.from.text + " as " + change.to.text, base::join(change.from.span, change.to.span));
      if (node.verified) line(*node.verified ? "verified true" : "verified false");
    });
  }

  void show(const Material& node) {
    line("material " + node.name.text, node.span);
    indented([&] {
      optional("label", node.label);
      expression("condition", node.condition);
    });
  }

  void show(const Facts& node) {
    line("facts " + node.name.text + (node.per_material ? " for_each " + node.per_material->text : ""), node.span);
    indented([&] {
      for (const FactField& field : node.fields) {
        line(field.name.text + ": " + print(field.type), field.span);
        indented([&] {
          optional("label", field.label);
          names("source", field.sources);
          optional("ask", field.question);
        });
      }
    });
  }

  void show(const Define& node) {
    line("define " + node.name.text + ": " + print(node.type) + (node.is_plain ? " =" : ""), node.span);
    indented([&] {
      for (const DefineCase& next : node.cases) {
        if (next.guard) expression("when", *next.guard);
        expression("value", next.value);
        for (const Cite& cite : next.cites) show(cite);
      }
    });
  }

  static std::string cell_text(const Cell& cell) {
    if (cell.any) return "-";
    std::string out;
    for (const TestCell& test : cell.tests) {
      Expr whole;
      if (!out.empty()) out += " | ";
      if (test.comparison) {
        whole.kind = *test.comparison;
        whole.children = {test.value};
        out += print(whole);
      } else {
        out += print(test.value) + (test.upper ? ".." + print(*test.upper) : "");
      }
    }
    return out;
  }

  void show(const Table& node) {
    line("table " + node.name.text + ": " + print(node.type), node.span);
    indented([&] {
      optional("policy", node.policy);
      for (const Expr& column : node.columns) expression("column", column);
      for (const TableRow& row : node.rows) {
        line("row", row.span);
        indented([&] {
          for (const Cell& cell : row.cells) line("cell " + cell_text(cell), cell.span);
          expression("value", row.value);
          for (const Cite& cite : row.cites) show(cite);
        });
      }
    });
  }

  void show(const Parameter& node) {
    line("param " + node.name.text + ": " + print(node.type), node.span);
    indented([&] {
      for (const ParameterVersion& version : node.versions) {
        line("from " + base::to_string(version.from) + ": " + print(version.value), version.from_span);
        indented([&] {
          for (const Cite& cite : version.cites) show(cite);
        });
      }
    });
  }

  void show(const Presume& node) {
    line("presume " + dotted(node.fact), node.span);
    indented([&] {
      expression("value", node.value);
      if (node.unless) expression("unless", *node.unless);
      for (const Cite& cite : node.cites) show(cite);
    });
  }

  void show(const Calendar& node) {
    line("calendar " + std::to_string(node.year), node.span);
    indented([&] {
      for (const CalendarDays& days : node.days) line((days.work ? "work " : "off ") + base::to_string(days.first) + ".." + base::to_string(days.last), days.span);
      strings("cite", node.sources);
    });
  }

  void show(const Lexicon& node) {
    line("lexicon " + node.name.text, node.span);
    indented([&] {
      for (const LexiconEntry& entry : node.entries) line(entry.is_reference ? "<" + dotted(entry.reference) + ">" : quoted(entry.phrase));
    });
  }

  void branches(const std::vector<PatternBranch>& choices) {
    for (const PatternBranch& branch : choices) {
      line("branch");
      indented([&] {
        for (const PatternItem& item : branch) show(item);
      });
    }
  }

  void show(const PatternItem& item) {
    const std::string guard = item.not_before ? "not_before " : item.not_after ? "not_after " : "";
    switch (item.kind) {
      case PatternItemKind::literal: return line(guard + quoted(item.literal), item.span);
      case PatternItemKind::reference: return line(guard + "<" + dotted(item.reference) + ">", item.span);
      case PatternItemKind::gap: return line("gap " + std::to_string(item.minimum) + ".." + std::to_string(item.maximum), item.span);
      case PatternItemKind::slot:
        return line(guard + "slot " + (item.slot_name ? item.slot_name->text + ": " : "") + (item.slot_type ? print(*item.slot_type) : ""), item.span);
      case PatternItemKind::group: line(guard + "group", item.span); break;
      case PatternItemKind::optional: line("optional", item.span); break;
    }
    indented([&] { branches(item.branches); });
  }

  void show(const PatternBody& body) {
    branches(body.branches);
    optional("within", body.scope);
    names("context", body.contexts);
  }

  void show(const Pattern& node) {
    line("pattern " + node.name.text, node.span);
    indented([&] { show(node.body); });
  }

  void show(const Extract& node) {
    line("extract " + dotted(node.fact), node.span);
    indented([&] {
      names("source", node.sources);
      if (node.pattern) {
        line("pattern", node.pattern->span);
        indented([&] { show(*node.pattern); });
      }
      if (node.take) expression("take", *node.take);
      if (node.if_none) expression("if_none", *node.if_none);
      optional("repeated", node.repeated);
    });
  }

  void show(const Exception& node) {
    line("except " + node.name.text, node.span);
    indented([&] {
      for (const Expr& when : node.when) expression("when", when);
      for (const Cite& cite : node.cites) show(cite);
      for (const Exception& inner : node.inner) show(inner);
    });
  }

  void show(const Check& node) {
    line("check " + node.name.text, node.span);
    indented([&] {
      strings("title", node.title);
      names("kinds", node.kinds);
      names("category", node.category);
      names("severity", node.severity);
      names("points", node.points);
      for (const DateRange& range : node.in_force) line("in_force " + dates(range), range.span);
      for (const Expr& at : node.at) expression("at", at);
      for (const ForEach& each : node.for_each) expression("for_each " + each.variable.text + " in", each.list);
      for (const Cite& cite : node.cites) show(cite);
      for (const Expr& applies : node.applies) expression("applies", applies);
      for (const Expr& must : node.must) expression("must", must);
      for (const Expr& must_not : node.must_not) expression("must_not", must_not);
      for (const Exception& exception : node.exceptions) show(exception);
      strings("message", node.message);
      strings("advice", node.advice);
      for (const Request& request : node.requests) line("request " + (request.material ? request.material->text : quoted(*request.text)), request.span);
    });
  }

  void show(const GivenValue& value, const std::string& head) {
    switch (value.kind) {
      case GivenKind::literal: return line(head + (value.negative ? "-" : "") + print(value.literal), value.span);
      case GivenKind::word: return line(head + value.word.text, value.span);
      case GivenKind::record:
        line(head + "record", value.span);
        indented([&] {
          for (const GivenField& field : value.fields) show(field.value, field.name.text + " ");
        });
        return;
      case GivenKind::list:
        line(head + (value.open ? "open list" : "list"), value.span);
        indented([&] {
          for (const GivenValue& item : value.items) show(item, "");
        });
    }
  }

  void show(const Expect& expect) {
    line("expect " + expect.outcome.text + " " + dotted(expect.check), expect.span);
    indented([&] {
      for (const Path& missing : expect.missing) line("missing " + dotted(missing), missing.span);
      names("because", expect.because);
    });
  }

  void show(const Example& node) {
    line("example " + (node.is_named_by_string ? quoted({node.name.text, {}}) : node.name.text), node.span);
    static constexpr const char* sample_words[] = {"hit", "miss", "known_miss", "known_false_alarm"};
    indented([&] {
      if (node.at) line("at " + print(*node.at), node.at->span);
      if (node.complete) line("complete");
      for (const GivenBlock& given : node.givens) show(given.value, "given " + given.name.text + " ");
      names("materials", node.materials);
      for (const ExampleText& text : node.texts) line("text " + (text.name ? text.name->text + " " : "") + quoted(text.text), text.text.span);
      for (const Expect& expect : node.expects) show(expect);
      for (const Sample& sample : node.samples) line(std::string(sample_words[static_cast<std::size_t>(sample.kind)]) + " " + quoted(sample.text), sample.text.span);
    });
  }

  const base::SourceText* source_;
  std::string out_;
  std::string prefix_;
  std::size_t depth_ = 0;
};

}  // namespace

std::string print(const File& file, const base::SourceText* source) { return Printer(source).print_file(file); }

}  // namespace zhunsheng::syntax
