// SPDX-License-Identifier: Apache-2.0
// Facts from JSON Lines, bytes a second: dossiers such as a business system exports (amounts, dates, periods, words, records),
// and, where PEERS_DATA names the data of the neutral workload, its dossiers of 60 facts. Before anything is timed, what the
// quick reader puts into the store is compared with what the plain reader says, fact by fact.
#include <benchmark/benchmark.h>

#include <cstring>
#include <map>
#include <random>
#include <string>
#include <vector>

#include "bench/inputs.hpp"
#include "bench/suite.hpp"
#include "bindings/cpp/ruleset_impl.hpp"
#include "engine/facts/json_lines.hpp"
#include "zhunsheng/zhunsheng.hpp"

namespace zhunsheng::bench {
namespace {

constexpr const char* exported_facts = R"(模块 导出
事实 合同 {
  编号 文本  名称 文本  金额 金额  签订日期 日期  起始 日期  终止 日期  履行期限 时长(日)  答复期限 时长(工作日)  预付比例 比例  面积 小数  份数 整数
  类型 枚举(施工、货物、服务、租赁)  已招标 是否  使用国有资金 是否  有担保 是否  有违约条款 是否  经集体讨论 是否  当事人 列表(方)
}
事实 方 { 名称 文本  签约权限 是否  注册资本 金额 }
事实 决策 { 属于重大决策 是否  征求意见 是否  征求意见开始 日期  征求意见截止 日期  已说明缩短理由 是否  专家论证 是否  风险评估 是否  集体讨论 是否 }
)";

/// One line of an export: nine of ten facts are there, now and then one that nobody could say.
std::string exported_line(std::mt19937& random) {
  const auto below = [&](unsigned bound) { return static_cast<unsigned>(random() % bound); };
  const auto boolean = [&] { return std::string(below(12) == 0 ? "null" : below(2) == 0 ? "true" : "false"); };
  const auto date = [&] {
    char text[16];
    std::snprintf(text, sizeof text, "\"20%02u-%02u-%02u\"", 10 + below(16), 1 + below(12), 1 + below(28));
    return std::string(text);
  };
  const auto money = [&] { return "\"" + std::to_string(1 + below(9000)) + (below(2) == 0 ? "万元\"" : "元\""); };
  const auto object = [&](const std::vector<std::pair<const char*, std::string>>& members) {
    std::string out = "{";
    for (const auto& [key, value] : members)
      if (below(10) != 0) out += (out.size() == 1 ? "\"" : ",\"") + std::string(key) + "\":" + value;
    return out + "}";
  };
  const auto party = [&] { return object({{"名称", "\"某某建设有限公司" + std::to_string(below(1000)) + "\""}, {"签约权限", boolean()}, {"注册资本", money()}}); };
  const char* const types[] = {"\"施工\"", "\"货物\"", "\"服务\"", "\"租赁\""};
  const std::string contract = object(
      {{"编号", "\"2025-" + std::to_string(below(100000)) + "\""}, {"名称", "\"镇区道路维修工程合同\""}, {"金额", money()}, {"签订日期", date()}, {"起始", date()}, {"终止", date()}, {"履行期限", "\"90日\""},
       {"答复期限", "\"5个工作日\""}, {"预付比例", "\"" + std::to_string(below(100)) + "%\""}, {"面积", std::to_string(below(5000)) + ".25"}, {"份数", std::to_string(1 + below(9))}, {"类型", types[below(4)]},
       {"已招标", boolean()}, {"使用国有资金", boolean()}, {"有担保", boolean()}, {"有违约条款", boolean()}, {"经集体讨论", boolean()}, {"当事人", "[" + party() + "," + party() + "]"}});
  const std::string decision = object({{"属于重大决策", boolean()}, {"征求意见", boolean()}, {"征求意见开始", date()}, {"征求意见截止", date()}, {"已说明缩短理由", boolean()}, {"专家论证", boolean()},
                                       {"风险评估", boolean()}, {"集体讨论", boolean()}});
  return R"({"$dossier":{"id":")" + std::to_string(below(1000000)) + R"(","kinds":["contract"],"complete":true,"as_of":"2025-06-01"},"合同":)" + contract + ",\"决策\":" + decision + "}";
}

/// A rule set and lines for it.
struct Lines {
  RuleSet rules;
  std::string text;  ///< every line with its line feed
};

Lines exported_lines() {
  Lines out{load_rules_from_memory({{"export.zs", exported_facts}}), {}};
  std::mt19937 random(20260801);
  for (int i = 0; i < 1000; ++i) out.text += exported_line(random) + "\n";
  return out;
}

template <class Each>
void for_each_line(std::string_view text, Each&& each) {
  for (std::size_t begin = 0; begin < text.size();) {
    const auto* const feed = static_cast<const char*>(std::memchr(text.data() + begin, '\n', text.size() - begin));
    const std::size_t end = feed == nullptr ? text.size() : static_cast<std::size_t>(feed - text.data());
    each(text.substr(begin, end - begin));
    begin = end + 1;
  }
}

/// A number over every value in the store.
std::uint64_t digest(const facts::FactStore& store) {
  std::uint64_t sum = 0;
  const auto add = [&](std::uint64_t value) { sum = (sum ^ value) * 0x9e3779b97f4a7c15u + (sum >> 31); };
  const auto add_given = [&](const auto& self, const model::Given& given) -> void {
    add(static_cast<std::uint64_t>(given.state));
    if (given.state != model::FactState::known) return;
    add(static_cast<std::uint64_t>(given.value.a));
    add(static_cast<std::uint64_t>(given.value.b));
    for (const char c : given.value.text) add(static_cast<unsigned char>(c));
    add(given.value.items.size() * 2 + (given.value.open ? 1 : 0));
    for (const auto& item : given.value.items) self(self, item);
  };
  for (const auto& entry : store.facts) add_given(add_given, entry.given);
  for (const auto& list : store.records)
    for (const auto& record : list.records) add_given(add_given, record);
  return sum;
}

/// Empty if both readers say the same of every line, and the quick one reads every line.
std::string difference(const model::Ruleset& rules, std::string_view text) {
  facts::FactStore store(rules);
  facts::LineReader reader(rules, "lines", store);
  std::string out;
  for_each_line(text, [&](std::string_view line) {
    facts::FactStore plain(rules);
    if (!reader.read(line, 1) || !facts::read_facts(rules, line, "lines", plain).empty()) out = "a line is refused";
    else if (digest(store) != digest(plain)) out = "the readers differ";
  });
  return reader.plain_count() > 0 ? "a line needs the plain reader" : out;
}

void read_lines(benchmark::State& state, const Lines& lines) {
  if (!lines.rules.is_ok()) return state.SkipWithError("the rules do not compile");
  const model::Ruleset& rules = *lines.rules.impl().rules;
  std::string text;
  while (text.size() < static_cast<std::size_t>(state.range(0)) * 1'000'000) text += lines.text;
  const std::size_t size = text.size();
  text.append(facts::line_padding, '\0');
  if (const std::string wrong = difference(rules, std::string_view(text).substr(0, lines.text.size())); !wrong.empty()) return state.SkipWithError(wrong.c_str());
  facts::FactStore store(rules);
  facts::LineReader reader(rules, "lines", store);
  std::size_t count = 0;
  for (auto _ : state)
    for_each_line(std::string_view(text).substr(0, size), [&](std::string_view line) { count += reader.read(line, 1) ? 1 : 0; });
  state.SetBytesProcessed(static_cast<std::int64_t>(size * state.iterations()));
  state.SetItemsProcessed(static_cast<std::int64_t>(count));
}

const Suite suite{[] {
  static std::map<std::string, Lines> inputs;
  inputs.emplace("export", exported_lines());
  if (std::string text = workload_lines(); !text.empty()) inputs.emplace("workload", Lines{load_rules_from_memory(workload_input(10).sources), std::move(text)});
  for (const auto& [name, lines] : inputs)
    benchmark::RegisterBenchmark(("read_lines/" + name + "/MB").c_str(), [&input = lines](benchmark::State& state) { read_lines(state, input); })->Arg(1)->Arg(16)->Arg(200)->Unit(benchmark::kMillisecond);
}};

}  // namespace
}  // namespace zhunsheng::bench
