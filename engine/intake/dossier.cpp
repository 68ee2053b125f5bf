// SPDX-License-Identifier: Apache-2.0
// Files, the conditions of 材料 over texts alone, and the choice of the draft.
#include "engine/intake/dossier.hpp"

#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <fstream>

#include "engine/base/text.hpp"
#include "engine/intake/passages.hpp"
#include "engine/intake/title.hpp"
#include "engine/model/builtins.hpp"

namespace zhunsheng::intake {
namespace {

namespace fs = std::filesystem;
using document::Document;

constexpr std::uintmax_t file_limit_bytes = 256u * 1024 * 1024;

base::Error file_error(base::ErrorCode code, std::string chinese, std::string english, const std::string& path) { return {code, std::move(chinese), std::move(english), path}; }

std::string_view last_component(std::string_view path) {
  const std::size_t slash = path.find_last_of("/\\");
  return slash == std::string_view::npos ? path : path.substr(slash + 1);
}

/// "征求意见稿" at the end of the name's stem is dropped, the ending stays.
std::string name_to_judge(std::string_view path) {
  const std::string_view name = last_component(path);
  const std::size_t dot = name.rfind('.');
  if (dot == std::string_view::npos || dot == 0) return std::string(without_draft_mark(name));
  return std::string(without_draft_mark(name.substr(0, dot))) + std::string(name.substr(dot));
}

std::string text_of(const Document& document) {
  std::string text;
  for (const document::Paragraph& paragraph : document.paragraphs) {
    if (!text.empty()) text += '\n';
    text += paragraph.text;
  }
  return text;
}

/// The three texts of a file that a condition may read.
struct FileTexts {
  std::string title, name, text;
};

/// Evaluates a 材料 condition. Texts are always known here, so two values are enough; nesting was capped by the parser.
class Condition {
 public:
  Condition(const model::Ruleset& rules, const FileTexts& texts) : rules_(rules), texts_(texts) {}

  [[nodiscard]] bool holds(model::ExprId id) const {
    const model::Expr& expr = model::at(rules_, id);
    switch (expr.op) {
      case model::Op::constant: return rules_.constants[expr.ref].a != 0;
      case model::Op::logical_not: return !holds(expr.a);
      case model::Op::logical_and: return std::all_of(operands(expr).first, operands(expr).second, [&](model::ExprId operand) { return holds(operand); });
      case model::Op::logical_or: return std::any_of(operands(expr).first, operands(expr).second, [&](model::ExprId operand) { return holds(operand); });
      case model::Op::contains: return text(expr.a).find(text(expr.b)) != std::string_view::npos;
      case model::Op::equal: return text(expr.a) == text(expr.b);
      case model::Op::not_equal: return text(expr.a) != text(expr.b);
      case model::Op::in_set: return std::any_of(operands(expr).first, operands(expr).second, [&](model::ExprId operand) { return text(expr.a) == text(operand); });
      default: return false;  // nothing else has a meaning over the texts of a file
    }
  }

 private:
  using Iterator = std::vector<model::ExprId>::const_iterator;
  [[nodiscard]] std::pair<Iterator, Iterator> operands(const model::Expr& expr) const { return {rules_.operands.begin() + expr.list_begin, rules_.operands.begin() + expr.list_end}; }
  [[nodiscard]] std::string_view text(model::ExprId id) const {
    const model::Expr& expr = model::at(rules_, id);
    if (expr.op == model::Op::constant) return rules_.constants[expr.ref].text;
    const model::FactId fact(std::size_t{expr.ref});
    if (fact == model::builtin::file_title) return texts_.title;
    return fact == model::builtin::file_name ? texts_.name : texts_.text;
  }
  const model::Ruleset& rules_;
  const FileTexts& texts_;
};

bool is_left_out(const std::string& name) { return name.starts_with(".") || name.starts_with("~$") || name == "dossier.json" || name == "zhunsheng.waivers.json"; }

/// How much a file looks like the draft of a policy or decision.
int draft_score(const Document& document) {
  const std::string title = bare_title(document.title);
  int score = 0;
  if (has_draft_mark(document.title)) score += 4;
  const std::string_view name = last_component(document.path);
  if (has_any(name, {"送审稿", "草案", "征求意见稿", "审议稿", "讨论稿"})) score += 3;
  if (is_title_line(title) && has_any(title, {"办法", "规定", "细则", "意见", "方案", "措施", "政策", "通知", "决定", "通告", "制度", "规划", "公约", "民约"})) score += 2;
  if (std::any_of(document.clauses.begin(), document.clauses.end(), [](const document::Clause& clause) { return !clause.number.empty(); })) score += 1;
  return score;
}

bool is_material(const document::DossierFile& file, std::string_view name) { return std::find(file.materials.begin(), file.materials.end(), name) != file.materials.end(); }

/// The first file of this material with the fewest others beside it (a 补充协议 is a 合同文本 too).
std::int32_t find_material(const document::Dossier& dossier, std::string_view name) {
  std::int32_t best = -1;
  for (std::size_t i = 0; i < dossier.files.size(); ++i)
    if (is_material(dossier.files[i], name) && (best < 0 || dossier.files[i].materials.size() < dossier.files[static_cast<std::size_t>(best)].materials.size())) best = static_cast<std::int32_t>(i);
  return best;
}

/// The best draft among the files that are no other material; a file marked as a draft may be one all the same.
std::int32_t find_unclaimed(const document::Dossier& dossier) {
  constexpr int least_score = 2;
  std::int32_t best = -1, only = -1;
  int best_score = 0, unclaimed = 0;
  for (std::size_t i = 0; i < dossier.files.size(); ++i) {
    const Document& document = dossier.files[i].document;
    if (document.paragraphs.empty()) continue;  // could not be read
    const bool is_claimed = !dossier.files[i].materials.empty();
    if (!is_claimed) ++unclaimed, only = static_cast<std::int32_t>(i);
    const int score = draft_score(document);
    if ((is_claimed && !has_draft_mark(document.title)) || score < least_score || score <= best_score) continue;
    best = static_cast<std::int32_t>(i);
    best_score = score;
  }
  return best >= 0 ? best : unclaimed == 1 ? only : -1;
}

std::int32_t find_draft(const document::Dossier& dossier, model::KindSet kinds) {
  if (dossier.files.empty()) return -1;
  if (dossier.files.size() == 1) return 0;
  const auto is_kind = [&](model::Kind kind) { return (kinds & model::kind_bit(kind)) != 0; };
  if (is_kind(model::Kind::contract))
    if (const std::int32_t found = find_material(dossier, "合同文本"); found >= 0) return found;
  if (is_kind(model::Kind::tender))
    if (const std::int32_t found = find_material(dossier, "招标文件"); found >= 0) return found;
  if (const std::int32_t found = find_unclaimed(dossier); found >= 0) return found;
  for (const std::string_view name : {"村规民约", "合同文本", "招标文件"})
    if (const std::int32_t found = find_material(dossier, name); found >= 0) return found;
  return -1;
}

}  // namespace

base::Result<std::string> read_file(const std::string& path) {
  std::error_code error;
  const fs::file_status status = fs::status(path, error);
  if (status.type() == fs::file_type::not_found) return file_error(base::ErrorCode::not_found, "找不到文件", "no such file", path);
  if (fs::is_directory(status)) return file_error(base::ErrorCode::unreadable, "这是文件夹，不是文件", "this is a folder, not a file", path);
  if (!fs::is_regular_file(status)) return file_error(base::ErrorCode::unreadable, "这不是普通文件，不能读取", "this is no regular file", path);
  const std::uintmax_t size = fs::file_size(path, error);
  if (!error && size > file_limit_bytes) return file_error(base::ErrorCode::too_large, "文件过大（上限 256 MiB）", "the file is too large (at most 256 MiB)", path);
  if (!error && size == 0) return file_error(base::ErrorCode::unreadable, "文件是空的", "the file is empty", path);
  std::ifstream stream(path, std::ios::binary);
  if (error || !stream) return file_error(base::ErrorCode::unreadable, "文件打不开（没有权限，或者正被占用）", "the file cannot be opened (permission?)", path);
  std::string bytes(static_cast<std::size_t>(size), '\0');
  stream.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  if (stream.bad() || stream.gcount() != static_cast<std::streamsize>(bytes.size())) return file_error(base::ErrorCode::unreadable, "文件读取中断", "reading the file broke off", path);
  return bytes;
}

base::Result<std::vector<std::string>> list_files(const std::string& folder) {
  std::error_code error;
  if (!fs::is_directory(folder, error)) return file_error(base::ErrorCode::not_found, "找不到文件夹", "no such folder", folder);
  std::vector<std::string> files;
  fs::recursive_directory_iterator at(folder, fs::directory_options::skip_permission_denied, error);
  for (const fs::recursive_directory_iterator end; !error && at != end; at.increment(error)) {
    std::error_code entry_error;
    const bool leave_out = is_left_out(at->path().filename().string());
    if (at->is_directory(entry_error)) {
      if (leave_out) at.disable_recursion_pending();
    } else if (!leave_out && at->is_regular_file(entry_error)) {
      files.push_back(at->path().string());
    }
  }
  if (error) return file_error(base::ErrorCode::unreadable, "文件夹读取中断", "reading the folder broke off", folder);
  std::sort(files.begin(), files.end());
  return files;
}

std::vector<model::MaterialId> classify(const model::Ruleset& rules, const Document& document) {
  const FileTexts texts{std::string(without_draft_mark(document.title)), name_to_judge(document.path), text_of(document)};
  const Condition condition(rules, texts);
  std::vector<model::MaterialId> materials;
  for (std::size_t i = 0; i < rules.materials.size(); ++i)
    if (rules.materials[i].condition.is_valid() && condition.holds(rules.materials[i].condition)) materials.emplace_back(i);
  return materials;
}

document::Dossier make_dossier(const model::Ruleset& rules, std::vector<Document> documents, model::KindSet kinds) {
  document::Dossier dossier;
  for (Document& document : documents) {
    document::DossierFile file;
    for (const model::MaterialId material : classify(rules, document)) file.materials.push_back(model::at(rules, material).name);
    file.document = std::move(document);
    dossier.files.push_back(std::move(file));
  }
  dossier.draft = find_draft(dossier, kinds);
  if (dossier.draft < 0) return dossier;
  std::vector<std::string>& materials = dossier.files[static_cast<std::size_t>(dossier.draft)].materials;
  materials.insert(materials.begin(), model::at(rules, model::draft_material).name);
  const bool has_contract_text = std::any_of(rules.materials.begin(), rules.materials.end(), [](const model::Material& material) { return material.name == "合同文本"; });
  const bool is_contract = (kinds & model::kind_bit(model::Kind::contract)) != 0;
  if (is_contract && has_contract_text && std::find(materials.begin(), materials.end(), "合同文本") == materials.end()) materials.emplace_back("合同文本");
  return dossier;
}

}  // namespace zhunsheng::intake
