// SPDX-License-Identifier: Apache-2.0
// The tree as written: every node with a span, names unresolved, literals read. Made by dsl/grammar, read by dsl/sema
// and dsl/format. Both keyword columns give the same tree. Order of fields is kept as the author wrote it.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "dsl/syntax/box.hpp"
#include "engine/base/date.hpp"
#include "engine/base/number.hpp"
#include "engine/base/source.hpp"

namespace zhunsheng::syntax {

using base::Span;

/// A run, or 「…」 without its brackets.
struct Name {
  std::string text;
  Span span;
};
/// a.b.c
struct Path {
  std::vector<Name> parts;
  Span span;
};
struct String {
  std::string text;  ///< escapes resolved
  Span span;
};

// ---- literals and expressions -------------------------------------------------------------------------------------

enum class LiteralKind : std::uint8_t { integer, decimal, percent, money, date, duration, string, truth, falsity, unknown, not_applicable };

struct Literal {
  LiteralKind kind = LiteralKind::integer;
  std::int64_t integer = 0;       ///< integer; decimal in millionths; money in fen; duration count
  base::Fraction fraction;        ///< percent
  base::Date date;
  base::DurationUnit unit = base::DurationUnit::day;
  std::string text;               ///< string
  Span span;
};

enum class ExprKind : std::uint8_t {
  literal, path,
  call,            ///< path ( children )
  present, absent, ///< 有( path ), 缺( path )
  logical_not, logical_and, logical_or,  ///< 且 and 或: all operands of one run, two children or more
  equal, not_equal, at_least, greater, at_most, less,
  contains,        ///< children[0] 含 children[1]
  in_set,          ///< children[0] 属于 ( children[1…] )
  matches,         ///< children[0] 命中 path
  add, subtract, multiply, divide, negate,
  every, some, none,             ///< variable 属于 children[0] : children[1]
  sum, count, maximum, minimum   ///< variable 属于 children[0] [当 filter] [: term]; or one child without variable
};

struct Expr {
  ExprKind kind = ExprKind::literal;
  bool has_filter = false;       ///< aggregates: children = list, [filter], [term]
  bool has_term = false;
  Boxed<Literal> literal;        ///< there if and only if the kind is literal
  Path path;                     ///< path, call (the callee), present, absent, matches (the pattern)
  Boxed<Name> variable;          ///< quantifiers and aggregates
  std::vector<Expr> children;
  Span span;                     ///< the whole expression
  Span operator_span;            ///< the operator's word, for messages
};

// ---- citations ----------------------------------------------------------------------------------------------------

/// DATE spans as written: 起 and 止.
struct DateRange {
  std::optional<base::Date> from, until;
  Span span;
};
struct Citation {
  std::string text;                   ///< the whole token, 《…》第…条
  std::optional<DateRange> range;     ///< （… 起 … 止）
  std::optional<Name> severity;       ///< （等级 …）
  Span span;
};
enum class CiteKind : std::uint8_t { direct, by_reference, practice, local };
/// 依据 a, b · 参照 a · 依据 实务 "…" · 依据 地方 "…"
struct Cite {
  CiteKind kind = CiteKind::direct;
  std::vector<Citation> citations;
  String text;  ///< practice and local
  Span span;
};

// ---- types --------------------------------------------------------------------------------------------------------

enum class TypeName : std::uint8_t { boolean, integer, decimal, percent, money, date, duration, text, enumeration, list, record };
struct Type {
  TypeName name = TypeName::boolean;
  std::optional<Name> unit;     ///< 时长(日)
  std::vector<Name> values;     ///< 枚举( … )
  std::vector<Type> element;    ///< 列表( … ): exactly one
  Name record;                  ///< a 事实 block
  Span span;
};

// ---- declarations -------------------------------------------------------------------------------------------------

struct Renumbering {
  String from, to;  ///< 第…条, as written
};
struct Statute {
  String title;  ///< without 《》
  std::optional<String> issuer, number;
  std::vector<String> aliases;
  std::optional<Name> rank;
  std::optional<Literal> articles;
  std::optional<DateRange> force;
  std::optional<String> predecessor, successor;
  std::vector<Renumbering> renumbered;
  std::optional<bool> verified;
  Span span;
};

struct Material {
  Name name;
  std::optional<String> label;
  Expr condition;
  Span span;
};

struct FactField {
  Name name;
  Type type;
  std::optional<String> label, question;
  std::vector<Name> sources;
  Span span;
};
struct Facts {
  Name name;
  std::optional<Name> per_material;
  std::vector<FactField> fields;
  Span span;
};

struct DefineCase {
  std::optional<Expr> guard;  ///< nothing: 否则
  Expr value;
  std::vector<Cite> cites;
};
struct Define {
  Name name;
  Type type;
  bool is_plain = false;  ///< `= expr`: one case without a guard
  std::vector<DefineCase> cases;
  Span span;
};

struct TestCell {  ///< one unary test of a 表: cmp sum | sum | sum .. sum
  std::optional<ExprKind> comparison;
  Expr value;
  std::optional<Expr> upper;
};
struct Cell {
  bool any = false;
  std::vector<TestCell> tests;
  Span span;
};
struct TableRow {
  std::vector<Cell> cells;
  Expr value;
  std::vector<Cite> cites;
  Span span;
};
struct Table {
  Name name;
  Type type;
  std::optional<Name> policy;
  std::vector<Expr> columns;
  std::vector<TableRow> rows;
  Span span;
};

struct ParameterVersion {
  base::Date from;
  Span from_span;
  Expr value;
  std::vector<Cite> cites;
};
struct Parameter {
  Name name;
  Type type;
  std::vector<ParameterVersion> versions;
  Span span;
};

struct Presume {
  Path fact;
  Expr value;
  std::optional<Expr> unless;
  std::vector<Cite> cites;
  Span span;
};

struct CalendarDays {
  bool work = false;  ///< 班, else 休
  base::Date first, last;  ///< both included
  Span span;
};
struct Calendar {
  std::int64_t year = 0;
  std::vector<CalendarDays> days;
  std::vector<String> sources;
  Span span;
};

struct LexiconEntry {
  bool is_reference = false;
  String phrase;   ///< "…"
  Path reference;  ///< <name> or <alias.name>
};
struct Lexicon {
  Name name;
  std::vector<LexiconEntry> entries;
  Span span;
};

struct PatternItem;
using PatternBranch = std::vector<PatternItem>;
enum class PatternItemKind : std::uint8_t { literal, reference, group, optional, gap, slot };
struct PatternItem {
  PatternItemKind kind = PatternItemKind::literal;
  bool not_before = false, not_after = false;  ///< 前无, 后无 (on an atom: literal, reference, group, slot)
  String literal;
  Path reference;                     ///< <词表 or 句式>
  std::vector<PatternBranch> branches;
  std::int64_t minimum = 0, maximum = 0;
  std::optional<Name> slot_name;
  std::optional<Type> slot_type;
  Span span;
};
struct PatternBody {
  std::vector<PatternBranch> branches;
  std::optional<Name> scope;     ///< 限
  std::vector<Name> contexts;    ///< 语境
  Span span;
};
struct Pattern {
  Name name;
  PatternBody body;
  Span span;
};

struct Extract {
  Path fact;
  std::vector<Name> sources;
  std::optional<PatternBody> pattern;
  std::optional<Expr> take, if_none;
  std::optional<Name> repeated;
  Span span;
};

struct Exception {
  Name name;
  std::vector<Expr> when;  ///< exactly one if right
  std::vector<Cite> cites;
  std::vector<Exception> inner;
  Span span;
};

struct ForEach {
  Name variable;
  Expr list;
};
struct Request {
  std::optional<Name> material;
  std::optional<String> text;
  Span span;
};
/// A field that may stand once is a vector, so that a second one can be reported at its place.
struct Check {
  Name name;
  std::vector<String> title;
  std::vector<Name> kinds;
  std::vector<Name> category, severity;
  std::vector<Name> points;
  std::vector<DateRange> in_force;
  std::vector<Expr> at;
  std::vector<ForEach> for_each;
  std::vector<Cite> cites;
  std::vector<Expr> applies;
  std::vector<Expr> must, must_not;
  std::vector<Exception> exceptions;
  std::vector<String> message, advice;
  std::vector<Request> requests;
  Span span;
};

struct GivenField;
enum class GivenKind : std::uint8_t { literal, word, record, list };
struct GivenValue {
  GivenKind kind = GivenKind::literal;
  Literal literal;
  bool negative = false;
  Name word;
  std::vector<GivenField> fields;   ///< record
  std::vector<GivenValue> items;    ///< list
  bool open = false;                ///< [a, ..]
  Span span;
};
struct GivenField {
  Name name;
  GivenValue value;
};
struct Expect {
  Name outcome;
  Path check;
  std::vector<Path> missing;
  std::vector<Name> because;
  Span span;
};
struct ExampleText {
  std::optional<Name> name;
  String text;
};
enum class SampleKind : std::uint8_t { hit, miss, known_miss, known_false_alarm };
struct Sample {
  SampleKind kind = SampleKind::hit;
  String text;
};
struct GivenBlock {
  Name name;
  GivenValue value;
};
struct Example {
  bool is_named_by_string = false;
  Name name;
  std::optional<Literal> at;
  bool complete = false;
  std::vector<GivenBlock> givens;
  std::vector<Name> materials;
  std::vector<ExampleText> texts;
  std::vector<Expect> expects;
  std::vector<Sample> samples;
  Span span;
};

using Body = std::variant<Statute, Material, Facts, Define, Table, Parameter, Presume, Calendar, Lexicon, Pattern, Extract, Check, Example>;
struct Declaration {
  bool is_private = false;  ///< 内部
  Body body;
};

struct Import {
  Path module;
  std::optional<Name> alias;
  Span span;
};

struct File {
  std::uint32_t source = 0;
  std::optional<Path> module;
  std::vector<Import> imports;
  std::vector<Declaration> declarations;
};

}  // namespace zhunsheng::syntax
