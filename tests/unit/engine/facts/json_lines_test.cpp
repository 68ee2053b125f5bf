// SPDX-License-Identifier: Apache-2.0
// JSON Lines: the usual forms are read by the quick reader, every line means what it means to the plain one.
#include "engine/facts/json_lines.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdio>
#include <random>

#include "engine/base/text.hpp"
#include "tests/harness/random_cases.hpp"
#include "tests/unit/engine/facts/lines_world.hpp"

namespace zhunsheng::facts {
namespace {

using model::FactState;

TEST(JsonLines, reads_the_usual_forms_by_the_quick_way) {
  LinesWorld world;
  for (const std::string line : {
           R"({})", R"({"决策":{}})", R"({"决策":{"征求意见":true,"征求意见开始":"2024-03-01","期限":"30日"}})",
           R"({ "合同" : { "金额" : "400万元" , "类型" : "施工" , "份数" : -3 , "面积" : 12.5 , "预付比例" : "37.5%" , "名称" : "甲\n乙" } })",
           R"({"合同":{"金额":null,"类型":{"n_a":true},"名称":{ "n_a" : true }}})",
           R"({"合同":{"付款":[{"金额":"1元","预付":false},{"预付":null},{}]}})", R"({"合同":{"付款":[]}})",
           R"({"杂项":{"数":[1,2,null,{"n_a":true},-4],"词":["甲","乙"],"类":["丙","丁"],"工期":"5个工作日"}})",
           R"({"租约":[{"租金":"1元"},{}],"决策":{"征求意见":false}})", R"({"租约":[]})",
           R"({"$dossier":{"id":"7","kinds":["subsidy","合同"],"complete":true,"as_of":"2024-08-05"},"决策":{"征求意见":true}})",
           R"({"$dossier":{"as_of":"document"}})", R"({"文书":{"类别":["补贴政策"],"标题":"甲"}})",
           "{\"\\u51b3\\u7b56\":{\"\\u5f81\\u6c42\\u610f\\u89c1\":true},\"\\u5408\\u540c\":{\"\\u7c7b\\u578b\":\"\\u65bd\\u5de5\",\"\\u540d\\u79f0\":\"\\u7532\"}}",
           "{\"决策\":{}}\r"}) {
    EXPECT_TRUE(world.agree(line)) << line;
    EXPECT_EQ(world.reader.plain_count(), 0u) << line;
  }
}

TEST(JsonLines, leaves_what_is_unusual_to_the_plain_reader) {
  for (const std::string line : {
           R"({"决策":null})", R"({"决策":{"n_a":true}})", R"({"合同":{"付款":{"items":[{}],"open":true}}})", R"({"租约":{"租金":"1元"}})", R"({"租约":null})",
           R"({"合同":{"名称":"\ud83d\ude00"}})", R"({"记录":{"n_a":true}})", R"({"记录":{"a\"b":1,"甲":2}})", "\xef\xbb\xbf{\"决策\":{}}"}) {
    LinesWorld world;
    EXPECT_TRUE(world.agree(line)) << line;
    EXPECT_TRUE(world.reader.problems().empty()) << line;
    EXPECT_EQ(world.reader.plain_count(), 1u) << line;
  }
}

TEST(JsonLines, says_of_a_wrong_line_what_the_plain_reader_says) {
  LinesWorld world;
  const std::string long_name(2000, 'x');
  const std::vector<std::string> lines{
      "", "x", "{", "}", "{}}", "{} {}", "[]", "1", "null", "{\"决策\":{}", R"({"决策":{"征求意见":tru}})", R"({"决策":{"征求意见":true,}})", R"({"决策":{"征求意见":true}},)",
      R"({"决策":{"征求意见" true}})", R"({"决策":{"征求意见":true "期限":"1日"}})", R"({"决策":{征求意见:true}})", R"({"决策":{"征求意见":}})", R"({"决策":{"征求意见":true]})",
      R"({"决策":{"征求意见":true},"决策":{}})", R"({"决策":{"征求意见":true,"征求意见":true}})", R"({"决第":{}})", R"({"决策":{"征求意间":true}})", R"({"决策":{"征求意见开始":"2024-02-30"}})",
      R"({"决策":1})", R"({"合同":{"金额":400}})", R"({"合同":{"金额":"400"}})", R"({"合同":{"类型":"施土"}})", R"({"合同":{"份数":1.5}})", R"({"合同":{"份数":01}})", R"({"合同":{"份数":+1}})",
      R"({"合同":{"份数":-}})", R"({"合同":{"份数":1e3}})", R"({"合同":{"份数":99999999999999999999}})", R"({"合同":{"面积":1.}})", R"({"合同":{"面积":.5}})", R"({"合同":{"面积":1.0000001}})",
      R"({"合同":{"面积":1e999}})", R"({"合同":{"面积":NaN}})", R"({"合同":{"付款":[{"金额":"1元"},]}})", R"({"合同":{"付款":[{"金额":"1元","金额":"2元"}]}})", R"({"合同":{"付款":[1]}})",
      R"({"合同":{"付款":[{"n_a":1}]}})", R"({"合同":{"名称":"a"b"}})", R"({"合同":{"名称":"a"}"})", R"({"合同":{"名称":"\q"}})", R"({"合同":{"名称":"\ud800"}})", R"({"合同":{"名称":"\u12"}})",
      R"({"合同":{"名称":'甲'}})", R"({"合同":{"名称":"甲")", R"({"杂项":{"工期":"5日"}})", R"({"杂项":{"数":[1,"2"]}})", R"({"杂项":{"数":[1 2]}})", R"({"杂项":{"数":[,]}})", R"({"杂项":{"数":[1,2})",
      R"({"租约":[null]})", R"({"租约":[{"n_a":true}]})", R"({"付款":[]})", R"({"文书":{"条款":[]}})", R"({"$dossier":1})", R"({"$dossier":{"kinds":["subsidi"]}})", R"({"$dossier":{"kinds":"subsidy"}})",
      R"({"$dossier":{"as_of":"x"}})", R"({"$dossier":{"id":7}})", R"({"$dossier":{"complete":1}})", R"({"$dossier":{"x":1}})", R"({"$dossier":{"id":"1","id":"2"}})", R"({"$dossier":{},"$dossier":{}})",
      "{\"决策\":{\"\xff\":1}}", "{\"合同\":{\"名称\":\"\xff\"}}", "{\"合同\":{\"名称\":\"\x01\"}}", std::string("{\"决策\":{}\0}", 15), std::string("\0", 1), "{\"" + long_name + "\":1}",
      std::string(100, '{'), std::string(5000, '['), "{\"合同\":{\"付款\":" + std::string(70, '[') + std::string(70, ']') + "}}"};
  for (const auto& line : lines) {
    EXPECT_TRUE(world.agree(line)) << line;
    EXPECT_FALSE(world.reader.problems().empty()) << line;
    EXPECT_TRUE(world.agree(R"({"合同":{"份数":3}})")) << "after " << line;  // nothing is left of the wrong line
  }
}

TEST(JsonLines, counts_characters_of_the_line_in_messages) {
  LinesWorld world;
  EXPECT_FALSE(world.read(R"({"决策": {},})"));
  EXPECT_EQ(world.reader.problems().at(0).message, "第11个字：不是有效的 JSON：前面多了一个逗号");
  EXPECT_EQ(world.reader.problems().at(0).message_en, "column 11: not valid JSON: there is a comma too much before");
}

TEST(JsonLines, keeps_what_the_store_held_before) {
  LinesWorld world;
  FactStore store(world.rules);
  model::Value kinds;
  kinds.kind = TypeKind::list;
  kinds.items.push_back(model::known(model::make_enumerant(2)));
  Evidence evidence;
  evidence.document = "--kind";
  store.set(model::builtin::kinds, model::known(kinds), evidence);
  LineReader reader(world.rules, "f.jsonl", store);
  const auto said = [&] { return model::print(world.rules, model::at(world.rules, model::builtin::kinds).type, store.facts[model::builtin::kinds.index()].given); };
  EXPECT_TRUE(reader.read(padded(R"({"文书":{"类别":["合同"]}})"), 1));
  EXPECT_EQ(said(), "合同");
  EXPECT_EQ(store.conflicts, std::vector<std::string>{"文书.类别：--kind 为补贴政策，f.jsonl:1 为合同，以 f.jsonl:1 为准"});
  EXPECT_TRUE(reader.read(padded("{}"), 2));
  EXPECT_EQ(said(), "补贴政策");
  EXPECT_FALSE(reader.header().kinds.has_value());
  EXPECT_TRUE(store.conflicts.empty());
}

TEST(JsonLines, names_line_and_pointer_as_evidence) {
  LinesWorld world;
  ASSERT_TRUE(world.reader.read(padded(R"({"决策":{"征求意见":true},"租约":[{},{}],"记录":{"a/b~c":1}})"), 17));
  const auto& entry = world.store.facts[world.fact("决策.征求意见").index()];
  EXPECT_TRUE(entry.evidence.empty());
  world.reader.add_evidence();
  ASSERT_EQ(entry.evidence.size(), 1u);
  EXPECT_EQ(entry.evidence[0].document, "lines.jsonl:17");
  EXPECT_EQ(entry.evidence[0].pointer, "/决策/征求意见");
  EXPECT_EQ(world.store.facts[world.fact("记录.a/b~c").index()].evidence.at(0).pointer, "/记录/a~1b~0c");
  const auto& leases = world.store.records[world.lease.index()].evidence;
  ASSERT_EQ(leases.size(), 2u);
  EXPECT_EQ(leases[1].pointer, "/租约/1");
}

TEST(JsonLines, a_blank_line_says_nothing) {
  EXPECT_TRUE(is_blank_line(""));
  EXPECT_TRUE(is_blank_line(" \t\r"));
  EXPECT_FALSE(is_blank_line("{}"));
  EXPECT_FALSE(is_blank_line(std::string_view("\0", 1)));
}

/// Lines of the vocabulary, mostly right.
class LineMaker {
 public:
  explicit LineMaker(std::uint32_t seed) : random_(seed) {}

  std::string line() {
    std::vector<std::string> members;
    if (one_in(3)) members.push_back("\"$dossier\":" + header());
    if (!one_in(3)) members.push_back("\"决策\":" + object({{"征求意见", boolean()}, {"征求意见开始", date()}, {"期限", duration()}}));
    if (!one_in(3)) members.push_back("\"合同\":" + object({{"金额", money()}, {"类型", pick({"\"货物\"", "\"施工\"", "\"服务\""})}, {"份数", integer()}, {"面积", decimal()}, {"预付比例", percent()}, {"名称", text()}, {"付款", payments()}}));
    if (one_in(2)) members.push_back("\"杂项\":" + object({{"数", list([&] { return integer(); })}, {"词", list([&] { return text(); })}, {"类", list([&] { return pick({"\"丙\"", "\"丁\""}); })}, {"工期", pick({"\"3工作日\"", "\"3个工作日\""})}}));
    if (one_in(3)) members.push_back("\"租约\":" + list([&] { return object({{"租金", money()}}); }));
    if (one_in(4)) members.push_back("\"文书\":" + object({{"类别", list([&] { return pick({"\"合同\"", "\"补贴政策\""}); })}, {"标题", text()}}));
    if (one_in(4)) std::shuffle(members.begin(), members.end(), random_);
    const std::string out = "{" + joined(members) + "}";
    return one_in(6) ? escaped(out) : out;
  }
  /// A few bytes changed, left out, put in or moved.
  std::string damaged(std::string line) {
    for (std::size_t times = 1 + below(2); times > 0; --times) {
      const std::size_t at = below(line.size() + 1);
      switch (below(6)) {
        case 0: line.insert(at, 1, static_cast<char>(below(256))); break;
        case 1: line.erase(std::min(at, line.size()), 1 + below(3)); break;
        case 2: line.insert(at, pick({"\"", "{", "}", "[", "]", ",", ":", "\\", " ", "null", "0", "-", ".", "e", "n_a", "\\u0000", "\t", "true"})); break;
        case 3: line.resize(at); break;
        case 4: line.insert(at, line.substr(below(line.size() + 1), below(20))); break;
        default:
          if (at < line.size()) line[at] = static_cast<char>(line[at] ^ (1 << below(8)));
      }
    }
    line.erase(std::remove(line.begin(), line.end(), '\n'), line.end());
    return line;
  }
  std::size_t below(std::size_t bound) { return std::uniform_int_distribution<std::size_t>(0, bound - 1)(random_); }
  bool one_in(std::size_t n) { return below(n) == 0; }

 private:
  /// As programs write that know ASCII only.
  std::string escaped(const std::string& line) {
    const char* const form = one_in(4) ? "\\u%04X" : "\\u%04x";
    std::string out;
    for (std::size_t at = 0; at < line.size();) {
      const char32_t c = base::decode(line, at);
      char buffer[16];
      std::snprintf(buffer, sizeof buffer, form, static_cast<unsigned>(c < 0x10000 ? c : 0xd840));
      if (c < 0x80) out += static_cast<char>(c);
      else out += buffer;
      if (c >= 0x10000) out += "\\udc00";
    }
    return out;
  }
  std::string pick(const std::vector<std::string>& from) { return from[below(from.size())]; }
  std::string joined(const std::vector<std::string>& parts) {
    std::string out;
    const std::string comma = pick({",", ",", ", ", " ,\t"});
    for (const auto& part : parts) out += (out.empty() ? "" : comma) + part;
    return out;
  }
  std::string object(std::vector<std::pair<std::string, std::string>> members) {
    if (one_in(4)) std::shuffle(members.begin(), members.end(), random_);
    std::vector<std::string> parts;
    const std::string colon = pick({":", ":", ": ", " : "});
    for (const auto& [key, value] : members)
      if (!one_in(5)) parts.push_back("\"" + key + "\"" + colon + (one_in(50) ? odd() : value));
    return "{" + joined(parts) + "}";
  }
  template <class Item>
  std::string list(Item&& item) {
    std::vector<std::string> parts;
    for (std::size_t count = below(5); count > 0; --count) parts.push_back(one_in(50) ? odd() : item());
    return "[" + joined(parts) + "]";
  }
  /// Other states, and now and then what fits nowhere.
  std::string odd() { return pick({"null", "null", "null", R"({"n_a":true})", R"({"n_a": true})", R"({"items":[],"open":true})", R"({"n_a":false})", "400", "\"甲\"", "[]", "{}", "1.50", "-0", "true", "\"\\u7532\""}); }
  std::string header() {
    return object({{"id", text()}, {"kinds", list([&] { return pick({"\"subsidy\"", "\"合同\"", "\"tender\""}); })}, {"complete", boolean()}, {"as_of", pick({date(), "\"document\""})}});
  }
  std::string boolean() { return pick({"true", "false"}); }
  std::string integer() { return pick({"0", "-0", "7", "-13", "4503599627370496", "9223372036854775807", "-9223372036854775808", std::to_string(below(1000))}); }
  std::string decimal() { return pick({"0.1", "1.50", "-3", "12", "0.000001", "123456.654321", "-0.0", "9999999999999"}); }
  std::string percent() { return pick({"\"80%\"", "\"37.5%\"", "\"5‰\"", "\"100%\"", "\"-1%\"", "\"８０％\""}); }
  std::string money() { return pick({"\"400万元\"", "\"1,200元\"", "\"0.01元\"", "\"1.2亿元\"", "\" 3元\"", "\"５元\"", "\"12千元\"", "\"\\u0033元\""}); }
  std::string date() { return pick({"\"2024-03-01\"", "\"2024年3月1日\"", "\"2024-02-29\"", "\"2024-3-1\"", "\"0001-01-01\""}); }
  std::string duration() { return pick({"\"30日\"", "\"5个工作日\"", "\"18个月\"", "\"3 days\"", "\"2周\"", "\"1年\""}); }
  std::string text() { return pick({"\"\"", "\"甲公司\"", "\"a\\\"b\\\\c\\/\\n\"", "\"\\u4e2d\\u6587\"", "\"一段比较长的文字，超过短字符串能放下的长度，要另外分配\"", "\"\\u0000\"", "\"𠀀\""}); }
  std::vector<std::pair<std::string, std::string>> payment() { return {{"金额", money()}, {"预付", boolean()}, {"批次", list([&] { return object({{"说明", text()}}); })}}; }
  std::string payments() {
    return list([&] { return object(payment()); });
  }

  std::mt19937 random_;
};

TEST(JsonLines, agrees_with_the_plain_reader_on_random_lines) {
  const std::uint64_t cases = harness::number_of_cases(20'000);
  LinesWorld world;
  LineMaker make(static_cast<std::uint32_t>(harness::first_seed(0)));
  std::uint64_t good = 0;
  for (std::uint64_t i = 0; i < cases; ++i) {
    const std::string line = i % 2 == 0 ? make.line() : make.damaged(make.line());
    ASSERT_TRUE(world.agree(line)) << line;
    good += world.reader.problems().empty() ? 1 : 0;
  }
  EXPECT_GT(good, cases / 4);
  EXPECT_LT(good, cases * 3 / 4);
  EXPECT_LT(world.reader.plain_count(), cases * 4 / 5);
}

TEST(JsonLines, forgets_a_huge_line) {
  LinesWorld world;
  std::string numbers;
  for (int i = 0; i < 100'000; ++i) numbers += (i == 0 ? "" : ",") + std::to_string(i);
  EXPECT_TRUE(world.agree("{\"杂项\":{\"数\":[" + numbers + "]}}"));
  EXPECT_EQ(world.reader.plain_count(), 0u);
  EXPECT_TRUE(world.agree("{}"));
  EXPECT_EQ(world.store.facts[world.fact("杂项.数").index()].given.value.items.capacity(), 0u);
}

}  // namespace
}  // namespace zhunsheng::facts
