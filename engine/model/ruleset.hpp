// SPDX-License-Identifier: Apache-2.0
// The checked rule set: flat vectors addressed by strong ids. Immutable once built; may be shared by threads.
//
// Facts: every field of every 事实 block is one Fact. A block that is not read 逐 material and is not used as a record
// type is a *singleton*: its facts are read by Op::fact. A block read 逐 material is a list of records (Op::records); a
// block used in 列表( ) only describes the elements of that list. The built-in blocks 文书 and 条款 come first
// (engine/model/builtins.hpp), so their ids are fixed.
#pragma once
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "engine/law/statute.hpp"
#include "engine/model/check.hpp"
#include "engine/model/expr.hpp"
#include "engine/model/pattern.hpp"
#include "engine/model/value.hpp"

namespace zhunsheng::model {

struct EnumType {
  std::string name;                 ///< for messages; may be empty
  std::vector<std::string> values;  ///< in order of declaration
};

enum class RecordUse : std::uint8_t { singleton, per_material, element };

/// A 事实 block (blocks of one name are merged).
struct Record {
  std::string name;
  RecordUse use = RecordUse::singleton;
  MaterialId material;         ///< of per_material
  std::vector<FactId> fields;  ///< in order of declaration
  base::Span span;
};

struct Fact {
  RecordId record;
  std::uint32_t field_index = 0;  ///< in Record::fields
  std::string name;               ///< without the block's name
  Type type;
  std::string label;              ///< may be empty
  std::string question;           ///< never empty: 问, else "请说明：" + label or name
  std::vector<MaterialId> sources;  ///< 自
  base::Span span;
};

/// A 材料 kind; `condition` reads the built-in texts 标题 文件名 正文 of a file (Op::fact of MaterialFact ids).
struct Material {
  std::string name, label;
  ExprId condition;  ///< invalid for the built-in 送审稿
  base::Span span;
};

struct DefinitionCase {
  ExprId guard;  ///< invalid: 否则, or the only case of `= expr`
  ExprId value;
  std::vector<CitationUse> citations;
};
/// Which cases give the value. unique: those that apply must agree. first: the first that applies. all: the closed list of
/// the values of all that apply.
enum class CasePolicy : std::uint8_t { unique, first, all };
struct Definition {
  std::string module, name;
  Type type;
  std::vector<DefinitionCase> cases;
  base::Span span;
  CasePolicy policy = CasePolicy::unique;  ///< first and all: of a 表, each case has a guard
};

/// 推定: the value that a fact of a singleton block is taken to have where it is 不详, or 未提供 in a complete dossier, while
/// `unless` is false and a citation of it is in force. 有 and 缺 do not see it.
struct Presumption {
  FactId fact;
  ExprId value;
  ExprId unless;  ///< invalid: false
  std::vector<CitationUse> citations;
  base::Span span;
};

struct ParameterVersion {
  base::Date from;
  Value value;
  std::vector<CitationUse> citations;
};
struct Parameter {
  std::string module, name;
  Type type;
  std::vector<ParameterVersion> versions;  ///< INVARIANT: sorted by from
  base::Span span;
};

enum class Repeated : std::uint8_t { agree, first, last, maximum, total };  ///< 多处: 须一致 首个 末个 最大 合计

struct Extract {
  FactId fact;
  std::vector<MaterialId> sources;
  PatternId pattern;
  std::string slot;             ///< name of the typed slot read, or empty
  std::optional<Given> take;    ///< 取
  std::optional<Given> if_none; ///< 未见
  Repeated repeated = Repeated::agree;
  base::Span span;
};

/// Days off and make-up working days of one year. Days are kept sorted.
struct CalendarYear {
  int year = 0;
  std::vector<base::Date> off, work;
  std::string source;  ///< 依据
  base::Span span;
};

struct Variable {
  std::string name;
  Type type;
};

enum class Outcome : std::uint8_t { violated, undetermined, exempt, satisfied, not_applicable };
const char* to_chinese(Outcome);
const char* to_english(Outcome);
std::optional<Outcome> parse_outcome(std::string_view word);  ///< either column

/// 给定: a fact of a singleton block, or a whole block read 逐 material (value is then a list).
struct ExampleFact {
  FactId fact;      ///< invalid: `record` is given as a list of records
  RecordId record;
  Given given;
  base::Span span;
};
struct ExampleText {
  std::optional<Kind> kind;  ///< 文本 补贴政策 "…"
  MaterialId material;       ///< 文本 征求意见公告 "…"; invalid: 送审稿
  std::string text;
  base::Span span;
};
struct Expectation {
  Outcome outcome = Outcome::violated;
  CheckId check;
  std::vector<FactId> missing;
  std::vector<std::string> because;  ///< names of exceptions or definitions that hold
  base::Span span;
};
enum class SampleKind : std::uint8_t { hit, miss, known_miss, known_false_alarm };
struct Sample {
  SampleKind kind = SampleKind::hit;
  std::string text;
  base::Span span;
};
struct Example {
  std::string module, name;
  PatternId pattern;  ///< of 例 句式名 { 命中 … }
  CheckId check;      ///< of 例 规则名 { 命中 … }
  std::optional<base::Date> at;
  bool complete = false;
  std::vector<ExampleFact> facts;
  std::vector<MaterialId> materials;
  std::vector<ExampleText> texts;
  std::vector<Expectation> expectations;
  std::vector<Sample> samples;
  base::Span span;
};

struct Module {
  std::string name;
  std::string sha256;  ///< of its source files, in order of their paths; hex; filled by the facade
};

struct Ruleset {
  std::vector<Module> modules;
  std::vector<law::Statute> statutes;
  std::vector<EnumType> enums;
  std::vector<Record> records;
  std::vector<Fact> facts;
  std::vector<Material> materials;
  std::vector<Definition> definitions;
  std::vector<Presumption> presumptions;  ///< INVARIANT: sorted by fact, each fact once
  std::vector<Parameter> parameters;
  std::vector<Lexicon> lexicons;
  std::vector<Pattern> patterns;
  std::vector<Extract> extracts;
  std::vector<CalendarYear> calendar;  ///< sorted by year
  std::vector<Variable> variables;
  std::vector<Exception> exceptions;
  std::vector<Check> checks;           ///< sorted by id
  std::vector<Example> examples;
  std::vector<Expr> exprs;
  std::vector<ExprId> operands;
  std::vector<Value> constants;
};

inline const Expr& at(const Ruleset& rules, ExprId id) { return rules.exprs[id.index()]; }
inline const Fact& at(const Ruleset& rules, FactId id) { return rules.facts[id.index()]; }
inline const Record& at(const Ruleset& rules, RecordId id) { return rules.records[id.index()]; }
inline const Material& at(const Ruleset& rules, MaterialId id) { return rules.materials[id.index()]; }
inline const Definition& at(const Ruleset& rules, DefinitionId id) { return rules.definitions[id.index()]; }
inline const Parameter& at(const Ruleset& rules, ParameterId id) { return rules.parameters[id.index()]; }
inline const Lexicon& at(const Ruleset& rules, LexiconId id) { return rules.lexicons[id.index()]; }
inline const Pattern& at(const Ruleset& rules, PatternId id) { return rules.patterns[id.index()]; }
inline const Exception& at(const Ruleset& rules, ExceptionId id) { return rules.exceptions[id.index()]; }
inline const Check& at(const Ruleset& rules, CheckId id) { return rules.checks[id.index()]; }
inline const Variable& at(const Ruleset& rules, VariableId id) { return rules.variables[id.index()]; }
inline const Value& at(const Ruleset& rules, ConstantId id) { return rules.constants[id.index()]; }
inline const law::Statute& at(const Ruleset& rules, law::StatuteId id) { return rules.statutes[id.index()]; }

/// "决策.征求意见".
std::string path_of(const Ruleset& rules, FactId fact);
/// A value as a reviewer reads it: "是", "30日", "400万元", "2024年8月1日", "施工"; lists as "3项".
std::string print(const Ruleset& rules, const Type& type, const Given& given);
/// The presumption of the fact, if there is one.
const Presumption* find_presumption(const Ruleset& rules, FactId fact);
/// The days off and work days of a year, if declared.
const CalendarYear* find_year(const Ruleset& rules, int year);

}  // namespace zhunsheng::model
