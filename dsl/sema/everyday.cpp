// SPDX-License-Identifier: Apache-2.0
// The tables, and the order in which they are asked.
#include "dsl/sema/everyday.hpp"

#include <algorithm>
#include <array>

#include "engine/base/text.hpp"

namespace zhunsheng::sema {
namespace {

struct Pair {
  std::string_view written, meant;
};

constexpr std::array<Pair, 60> usual{{
    {"严重", "重大"}, {"特别重大", "重大"}, {"高", "重大"}, {"致命", "重大"}, {"high", "重大"}, {"fatal", "重大"}, {"重要", "较大"}, {"中", "较大"}, {"中等", "较大"}, {"medium", "较大"},
    {"低", "一般"}, {"轻微", "一般"}, {"较小", "一般"}, {"low", "一般"}, {"建议", "提示"}, {"提醒", "提示"}, {"info", "提示"},
    {"实体", "内容"}, {"实质", "内容"}, {"形式", "文本"}, {"格式", "文本"}, {"文字", "文本"}, {"职权", "权限"}, {"主体", "权限"}, {"权力", "权限"},
    {"协议", "合同"}, {"奖补政策", "补贴政策"}, {"扶持政策", "补贴政策"}, {"招标文件", "招标采购文件"}, {"采购文件", "招标采购文件"}, {"村规民约", "村居事项"},
    {"违反", "存在风险"}, {"有风险", "存在风险"}, {"无风险", "通过"}, {"违规", "存在风险"}, {"违法", "存在风险"}, {"不通过", "存在风险"}, {"不合格", "存在风险"}, {"风险", "存在风险"}, {"有问题", "存在风险"}, {"fail", "存在风险"},
    {"合格", "通过"}, {"合法", "通过"}, {"符合", "通过"}, {"满足", "通过"}, {"pass", "通过"}, {"不确定", "待查"}, {"未知", "待查"}, {"不详", "待查"}, {"豁免", "依例外通过"}, {"例外", "依例外通过"},
    {"同一段", "同一款"}, {"同段", "同一款"}, {"段", "同一款"}, {"句", "同一句"}, {"条", "同一条"}, {"所有", "任意"}, {"全部", "任意"},
    {"第一个", "首个"}, {"最后一个", "末个"}}};

constexpr std::array<Pair, 35> columns{{
    {"critical", "重大"}, {"major", "较大"}, {"minor", "一般"}, {"note", "提示"}, {"competence", "权限"}, {"procedure", "程序"}, {"content", "内容"}, {"form", "文本"},
    {"decision", "重大行政决策"}, {"contract", "合同"}, {"subsidy", "补贴政策"}, {"normative", "规范性文件"}, {"tender", "招标采购文件"}, {"village", "村居事项"},
    {"violated", "存在风险"}, {"undetermined", "待查"}, {"exempt", "依例外通过"}, {"satisfied", "通过"}, {"not_applicable", "不适用"},
    {"clause", "同一分句"}, {"sentence", "同一句"}, {"paragraph", "同一款"}, {"article", "同一条"}, {"agree", "须一致"}, {"first", "首个"}, {"last", "末个"},
    {"affirmed", "肯定"}, {"negated", "否定"}, {"quoted", "引述"}, {"repealed", "废止"}, {"excepted", "例外句"}, {"defined", "定义"}, {"supposed", "假设"}, {"doubtful", "存疑"}, {"any", "任意"}}};

constexpr std::array<Pair, 40> types{{
    {"布尔", "是否"}, {"布尔值", "是否"}, {"真假", "是否"}, {"boolean", "bool"}, {"Boolean", "bool"}, {"字符串", "文本"}, {"文字", "文本"}, {"字符", "文本"}, {"string", "text"}, {"String", "text"}, {"str", "text"},
    {"数字", "整数"}, {"数", "整数"}, {"个数", "整数"}, {"integer", "int"}, {"Integer", "int"}, {"number", "int"}, {"浮点数", "小数"}, {"实数", "小数"}, {"float", "decimal"}, {"double", "decimal"},
    {"百分比", "比例"}, {"比率", "比例"}, {"百分数", "比例"}, {"percentage", "percent"}, {"ratio", "percent"}, {"货币", "金额"}, {"钱", "金额"}, {"钱数", "金额"}, {"价款", "金额"}, {"currency", "money"}, {"时间", "日期"},
    {"日", "日期"}, {"datetime", "date"}, {"期限", "时长"}, {"期间", "时长"}, {"天数", "时长"}, {"时段", "时长"}, {"period", "duration"}, {"time", "date"}}};

constexpr std::array<Pair, 16> truths{{{"真", "是"}, {"对", "是"}, {"有", "是"}, {"已", "是"}, {"True", "true"}, {"TRUE", "true"}, {"yes", "true"}, {"Yes", "true"}, {"假", "否"}, {"错", "否"}, {"无", "否"}, {"未", "否"}, {"False", "false"},
                                       {"FALSE", "false"}, {"no", "false"}, {"No", "false"}}};

template <class Table>
std::optional<std::string> find(const Table& table, std::string_view written) {
  for (const Pair& row : table) {
    if (row.written == written) return std::string(row.meant);
  }
  return std::nullopt;
}

bool is_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

std::string in_english(const std::string& word) {
  for (const Pair& row : columns) {
    if (row.meant == word) return std::string(row.written);
  }
  return word;
}

}  // namespace

std::optional<std::string> related(std::string_view name, const std::vector<std::string>& candidates) {
  std::optional<std::string> found;
  if (base::count_code_points(name) < 2) return found;
  for (const std::string& candidate : candidates) {
    const bool holds = candidate.find(name) != std::string::npos || (base::count_code_points(candidate) > 1 && name.find(candidate) != std::string_view::npos);
    if (!holds || candidate == name) continue;
    if (found) return std::nullopt;
    found = candidate;
  }
  return found;
}

std::optional<std::string> meant_word(std::string_view written, const std::vector<std::string>& allowed) {
  const auto is_allowed = [&](const std::string& word) { return std::find(allowed.begin(), allowed.end(), word) != allowed.end(); };
  if (const auto word = find(usual, written); word && is_allowed(*word)) return is_ascii(written) ? in_english(*word) : *word;
  if (!is_ascii(written)) {
    if (const auto near = base::nearest(written, allowed)) return near;
    return related(written, allowed);
  }
  std::vector<std::string> english;
  for (const Pair& row : columns) {
    if (is_allowed(std::string(row.meant))) english.emplace_back(row.written);
  }
  std::string lower(written);
  std::transform(lower.begin(), lower.end(), lower.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  if (std::find(english.begin(), english.end(), lower) != english.end()) return lower;
  if (const auto near = base::nearest(lower, english)) return near;
  return related(lower, english);
}

std::optional<std::string> meant_type(std::string_view written) { return find(types, written); }
std::optional<std::string> meant_field(std::string_view written) {
  constexpr std::array<Pair, 8> table{{{"名称", "标题"}, {"题目", "标题"}, {"题名", "标题"}, {"内容", "正文"}, {"全文", "正文"}, {"发文机关", "机关"}, {"发文字号", "文号"}, {"生效日期", "施行日期"}}};
  return find(table, written);
}
std::optional<std::string> meant_function(std::string_view written) {
  constexpr std::array<Pair, 9> table{{{"数量", "计数"}, {"个数", "计数"}, {"count", "计数"}, {"求和", "合计"}, {"总和", "合计"}, {"最大值", "最大"}, {"最小值", "最小"}, {"工作日", "工作日数"}, {"工作日天数", "工作日数"}}};
  return find(table, written);
}
std::optional<std::string> meant_truth(std::string_view written) { return find(truths, written); }
bool is_unknown_word(std::string_view written) {
  constexpr std::array<std::string_view, 9> words{"未知", "不知道", "不清楚", "不明", "空", "null", "None", "none", "nil"};
  return std::find(words.begin(), words.end(), written) != words.end();
}

}  // namespace zhunsheng::sema
