// SPDX-License-Identifier: Apache-2.0
// JSON Lines through the facade and the command line: each line is reviewed as a facts file of its own would be, wrong lines
// are named by their number, and the number of threads is not to be seen in the output.
#include <gtest/gtest.h>
#include <sys/wait.h>

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <random>

#include "zhunsheng/zhunsheng.hpp"

namespace zhunsheng {
namespace {

namespace fs = std::filesystem;

constexpr const char* rule_text = R"(模块 试
法规 《基准条例》 { 机关 国务院   文号 "基准第1号"   位阶 行政法规   条数 9   施行 2000-01-01 }
事实 合同 { 金额 金额  已招标 是否  当事人 列表(方) }
事实 方 { 名称 文本  签约权限 是否 }
规则 应招未招 {
  类别 程序   等级 较大
  依据 《基准条例》第一条
  适用 合同.金额 达到 400万元
  应当 合同.已招标
  提示 "金额{合同.金额}，没有招标。"
}
规则 当事人签约权限 {
  对象 合同
  类别 权限   等级 一般
  依据 《基准条例》第二条
  应当 每个 方 属于 合同.当事人 : 方.签约权限
  提示 "{反例.方.名称}的签约人没有代理权。"
}
)";

constexpr const char* violated = R"({"合同":{"金额":"500万元","已招标":false}})";
constexpr const char* satisfied = R"({"合同":{"金额":"500万元","已招标":true}})";
constexpr const char* unclear = R"({"合同":{"金额":"500万元","已招标":null}})";
constexpr const char* full = R"({"$dossier":{"kinds":["contract"],"as_of":"2024-08-05","complete":true},"合同":{"金额":"1万元","当事人":[{"名称":"甲","签约权限":true},{"名称":"乙","签约权限":false}]}})";
constexpr const char* rare = R"({"合同":{"当事人":{"items":[{"名称":"甲","签约权限":false}],"open":true}}})";

/// A folder of its own that goes when the test ends.
class Lines : public testing::Test {
 protected:
  void SetUp() override {
    folder_ = fs::temp_directory_path() / ("zs-lines-" + std::to_string(std::random_device{}()));
    fs::create_directories(folder_);
  }
  void TearDown() override { fs::remove_all(folder_); }

  std::string write(const std::string& name, const std::string& bytes) const {
    const fs::path path = folder_ / name;
    std::ofstream(path, std::ios::binary) << bytes;
    return path.string();
  }
  static ReviewOptions options() {
    ReviewOptions out;
    out.as_of = "2025-06-01";
    return out;
  }
  struct Outcome {
    std::vector<LineReview> lines;
    LinesEnd end;
    [[nodiscard]] std::string text() const {
      std::string out;
      for (const auto& line : lines) out += line.text;
      return out;
    }
    [[nodiscard]] std::vector<std::size_t> wrong() const {
      std::vector<std::size_t> out;
      for (const auto& line : lines)
        if (!line.errors.empty()) out.push_back(line.line);
      return out;
    }
  };
  [[nodiscard]] Outcome review(const std::string& path, LinesOptions how = {}, const ReviewOptions& options = Lines::options()) const {
    Outcome out;
    out.end = review_lines(rules_, path, options, how, [&](const LineReview& line) {
      out.lines.push_back(line);
      return true;
    });
    return out;
  }
  [[nodiscard]] Outcome review_bytes(const std::string& bytes) const { return review(write("f.jsonl", bytes)); }

  const RuleSet rules_ = load_rules_from_memory({{"t.zs", rule_text}});
  fs::path folder_;
};

TEST_F(Lines, says_the_kinds_of_a_line_as_a_fact_of_that_line_alone) {
  const RuleSet rules = load_rules_from_memory({{"k.zs", "规则 是合同 { 类别 内容 等级 提示 依据 实务 \"试\" 应当 文书.类别 含 合同 提示 \"不是。\" }\n"}});
  ASSERT_TRUE(rules.is_ok()) << rules.diagnostics(Language::english);
  const std::string path = write("k.jsonl", "{\"$dossier\":{\"kinds\":[\"contract\"]}}\n{}\n{\"$dossier\":{\"kinds\":[\"village\"]}}\n");
  std::vector<Summary> found;
  review_lines(rules, path, options(), {}, [&](const LineReview& line) {
    found.push_back(line.summary);
    return true;
  });
  ASSERT_EQ(found.size(), 3u);
  EXPECT_EQ(found[0].satisfied, 1u);
  EXPECT_EQ(found[1].undetermined, 1u);
  EXPECT_EQ(found[2].violated, 1u);
}

TEST_F(Lines, reviews_each_line_as_a_file_of_its_own) {
  ASSERT_TRUE(rules_.is_ok()) << rules_.diagnostics(Language::english);
  std::string bytes;
  for (const char* line : {violated, satisfied, unclear, full, rare, "{}", violated}) bytes += std::string(line) + "\n";
  const std::string path = write("f.jsonl", bytes);
  ReviewOptions with_kinds = options();
  with_kinds.kinds = {"contract"};
  with_kinds.complete = true;
  for (const ReviewOptions& one : {options(), with_kinds}) {
    for (const Format format : {Format::text, Format::json, Format::jsonl}) {
      const LinesOptions how{format, {.all = true}};
      const auto lines = review(path, how, one).lines;
      ASSERT_EQ(lines.size(), 7u);
      std::size_t number = 0;
      for (const char* line : {violated, satisfied, unclear, full, rare, "{}", violated}) {
        ReviewOptions alone = one;
        alone.facts = line;
        alone.facts_name = path + ":" + std::to_string(number + 1);
        const Review expected = review_facts(rules_, alone);
        EXPECT_EQ(lines[number].text, render(expected, format, how.render)) << line;
        EXPECT_EQ(lines[number].summary.violated, expected.summary().violated);
        EXPECT_EQ(lines[number].worst.has_value(), expected.has_violation(Severity::note));
        ++number;
      }
    }
  }
}

TEST_F(Lines, names_wrong_lines_by_number_and_reviews_the_others) {
  std::string bytes;
  for (int i = 1; i <= 30; ++i) bytes += std::string(i == 17 ? R"({"合同":{"金额":500,"已招":1}})" : i == 20 ? "x" : violated) + "\n";
  const auto outcome = review_bytes(bytes);
  ASSERT_EQ(outcome.lines.size(), 30u);
  EXPECT_EQ(outcome.wrong(), (std::vector<std::size_t>{17, 20}));
  const auto json = nlohmann::json::parse(outcome.lines[16].text);
  EXPECT_EQ(json.size(), 2u);
  EXPECT_EQ(json.at("line"), 17);
  EXPECT_EQ(json.at("error"), "/合同/金额：应为金额，写成文字并带单位，如 \"400万元\"、\"1,200元\"，却是 500；您是不是想写 \"500元\"？\n/合同/已招：没有叫“已招”的事实；您是不是想写“已招标”？");
  EXPECT_EQ(nlohmann::json::parse(outcome.lines[19].text).at("error"), "第1个字：不是有效的 JSON");
  for (const auto& line : outcome.lines) EXPECT_EQ(line.summary.violated, line.errors.empty() ? 1u : 0u);
}

TEST_F(Lines, a_review_bears_the_id_of_its_dossier) {
  const auto outcome = review_bytes("{\"$dossier\":{\"id\":\"2025-017\"}}\n{}\n");
  ASSERT_EQ(outcome.lines.size(), 2u);
  EXPECT_EQ(nlohmann::json::parse(outcome.lines[0].text).at("id"), "2025-017");
  EXPECT_EQ(nlohmann::json::parse(outcome.lines[1].text).at("id").get<std::string>().size(), 16u);
}

TEST_F(Lines, takes_every_way_to_end_a_line) {
  const std::string v = violated;
  const struct { std::string bytes; std::vector<std::size_t> numbers; } rows[] = {
      {v + "\n" + v + "\n", {1, 2}}, {v + "\n" + v, {1, 2}},          {v + "\r\n" + v + "\r\n", {1, 2}}, {"\n\n" + v + "\n \t\r\n" + v, {3, 5}},
      {"\xef\xbb\xbf" + v + "\n", {1}}, {"\xef\xbb\xbf\n" + v, {2}}, {"", {}},                            {"\n", {}},
      {"\xef\xbb\xbf", {}}};
  for (const auto& row : rows) {
    const auto outcome = review_bytes(row.bytes);
    std::vector<std::size_t> numbers;
    for (const auto& line : outcome.lines) numbers.push_back(line.line);
    EXPECT_EQ(numbers, row.numbers) << row.bytes;
    EXPECT_TRUE(outcome.wrong().empty()) << row.bytes;
    EXPECT_TRUE(outcome.end.unreadable.empty() && outcome.end.usage_errors.empty());
  }
}

TEST_F(Lines, refuses_a_line_that_is_too_long_and_goes_on) {
  const std::string v = std::string(violated) + "\n";
  const std::string long_line(std::size_t{40} << 20, ' ');
  EXPECT_EQ(review_bytes(v + long_line + "\n" + v).wrong(), std::vector<std::size_t>{2});
  const auto last = review_bytes(v + v + long_line);
  EXPECT_EQ(last.wrong(), std::vector<std::size_t>{3});
  EXPECT_EQ(last.lines.back().errors.at(0), "超过 4 MiB，一行只写一个卷宗");
  EXPECT_TRUE(last.end.unreadable.empty());
}

TEST_F(Lines, survives_hostile_lines) {
  const std::string v = std::string(violated) + "\n";
  const std::string hostile = std::string(1'000'000, '[') + "\n" + std::string(1'000'000, '{') + "\n" + std::string(100, '\0') + "\n\xff\xfe\n" + "{\"合同\":\n" + "\"\n";
  const auto outcome = review_bytes(v + hostile + v);
  EXPECT_EQ(outcome.wrong(), (std::vector<std::size_t>{2, 3, 4, 5, 6, 7}));
  EXPECT_EQ(outcome.lines.back().line, 8u);
  EXPECT_EQ(outcome.lines.back().summary.violated, 1u);
}

TEST_F(Lines, says_what_is_no_text) {
  const struct { std::string bytes; const char* expected; } rows[] = {
      {std::string("\x1f\x8b\x08\x00", 4) + violated, "是 gzip 压缩文件"}, {std::string("PK\x03\x04", 4) + "xxxx", "是 zip 压缩文件"}, {std::string("\xff\xfe{\0", 4), "是 UTF-16 文字"}};
  for (const auto& row : rows) {
    const auto outcome = review_bytes(row.bytes);
    EXPECT_TRUE(outcome.lines.empty());
    EXPECT_NE(outcome.end.unreadable.find(row.expected), std::string::npos) << outcome.end.unreadable;
  }
  EXPECT_FALSE(review((folder_ / "none.jsonl").string()).end.usage_errors.empty());
  EXPECT_FALSE(review(folder_.string()).end.usage_errors.empty());
}

TEST_F(Lines, any_number_of_threads_gives_the_same_bytes) {
  std::string bytes;
  for (int i = 0; i < 4'000; ++i) bytes += std::string(i % 97 == 0 ? "{\"合同\":" : i % 5 == 0 ? full : i % 3 == 0 ? unclear : violated) + (i % 11 == 0 ? "\n\n" : "\n");
  const std::string path = write("f.jsonl", bytes);
  const std::string one = review(path).text();
  for (const unsigned jobs : {2u, 3u, 8u, 0u}) EXPECT_TRUE(review(path, {.jobs = jobs}).text() == one) << jobs;
}

TEST_F(Lines, ends_when_the_caller_has_enough) {
  std::string bytes;
  for (int i = 0; i < 8'000; ++i) bytes += std::string(violated) + "\n";
  const std::string path = write("f.jsonl", bytes);
  for (const unsigned jobs : {1u, 4u}) {
    std::size_t count = 0;
    review_lines(rules_, path, options(), {.jobs = jobs}, [&](const LineReview&) { return ++count < 3; });
    EXPECT_EQ(count, 3u);
  }
}

TEST_F(Lines, says_wrong_options) {
  ReviewOptions bad = options();
  bad.only = {"没有这项"};
  EXPECT_FALSE(review(write("f.jsonl", violated), {}, bad).end.usage_errors.empty());
}

/// What the command prints, and its exit status.
struct Ran {
  std::string output;
  int status = -1;
};
Ran run(const std::string& arguments) {
  Ran out;
  FILE* const pipe = popen((ZS_BINARY_DIR "/bin/zhunsheng " + arguments + " 2>/dev/null").c_str(), "r");
  if (pipe == nullptr) return out;
  char buffer[4096];
  while (const std::size_t got = std::fread(buffer, 1, sizeof buffer, pipe)) out.output.append(buffer, got);
  const int status = pclose(pipe);
  out.status = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
  return out;
}

TEST_F(Lines, the_command_says_the_same) {
  const std::string rules = write("t.zs", rule_text);
  const std::string good = write("good.jsonl", std::string(satisfied) + "\n"), found = write("found.jsonl", std::string(violated) + "\n" + satisfied + "\n");
  const std::string bad = write("bad.jsonl", std::string(violated) + "\n\nx\n" + satisfied + "\n"), packed = write("packed.jsonl.gz", "\x1f\x8b\x08");
  const std::string eval = "eval --as-of 2025-06-01 --rules '" + rules + "' --format jsonl --facts ";
  EXPECT_EQ(run(eval + "'" + good + "'").status, 0);
  EXPECT_EQ(run(eval + "'" + found + "'").status, 1);
  EXPECT_EQ(run(eval + "'" + found + "' --fail-on critical").status, 0);
  EXPECT_EQ(run(eval + "'" + packed + "'").status, 3);
  EXPECT_EQ(run(eval + "'" + (folder_ / "none.jsonl").string() + "'").status, 2);
  const Ran wrong = run(eval + "'" + bad + "'");
  EXPECT_EQ(wrong.status, 3);
  EXPECT_EQ(std::count(wrong.output.begin(), wrong.output.end(), '\n'), 3);
  EXPECT_NE(wrong.output.find("\n{\"line\":3,\"error\":\"第1个字：不是有效的 JSON\"}\n"), std::string::npos) << wrong.output;
  EXPECT_EQ(run(eval + "'" + bad + "' --jobs 3").output, wrong.output);
  std::string of_pipe = run(eval + "- < '" + bad + "'").output;
  for (std::size_t at = 0; (at = of_pipe.find("\"-:", at)) != std::string::npos;) of_pipe.replace(at, 3, "\"" + bad + ":");
  EXPECT_EQ(of_pipe, wrong.output);
}

}  // namespace
}  // namespace zhunsheng
