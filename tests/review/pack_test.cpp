// SPDX-License-Identifier: Apache-2.0
// Packs through the public API: what is printed from a pack is what is printed from the rule files, to the byte; what
// cannot be used is refused with one message (tests/golden/pack/refusals.expected; ZS_BLESS=1 rewrites it).
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <regex>

#include "engine/base/text.hpp"
#include "engine/pack/header.hpp"
#include "tests/harness/golden.hpp"
#include "tests/harness/random_cases.hpp"
#include "tests/harness/folder.hpp"
#include "zhunsheng/zhunsheng.hpp"

namespace zhunsheng {
namespace {

namespace fs = std::filesystem;
using harness::Folder;

const std::string rulesets = ZS_SOURCE_DIR "/rulesets", goldens = ZS_SOURCE_DIR "/tests/golden";
const std::string document = "关于印发《某镇补贴办法》的通知\n第一条 为支持发展，制定本办法。\n第二条 申请补贴的企业须在本镇完成注册。\n第三条 本办法自2024年3月1日起施行。\n";

const RuleSet& shipped() {
  static const RuleSet loaded = load_rules({rulesets}, {});
  return loaded;
}

std::string listing(const RuleSet& rules) {
  std::string out;
  const auto add = [&](const std::vector<std::string>& words) {
    for (const auto& word : words) out += word + "|";
  };
  for (const auto& check : rules.checks()) {
    add({check.id, check.title, check.severity, check.category});
    add(check.points);
    add(check.kinds);
    add(check.citations);
    out += "\n";
  }
  return out + rules.facts_schema() + rules.graph({.format = PictureFormat::json}).text + rules.graph({.is_whole = true}).text + std::to_string(rules.file_count());
}

std::string all_of(const Review& review) {
  std::string out;
  for (const Format format : {Format::text, Format::json})
    for (const Language language : {Language::chinese, Language::english}) {
      RenderOptions options;
      options.language = language;
      options.all = true;
      out += render(review, format, options);
    }
  for (const auto& message : review.unreadable()) out += message;
  return out;
}

ReviewOptions options_at(const std::string& as_of) {
  ReviewOptions options;
  options.as_of = as_of;
  return options;
}

TEST(Packs, of_the_shipped_rules_print_what_the_rule_files_print) {
  const RuleSet packed = load_pack_from_memory(write_pack(shipped()));
  ASSERT_TRUE(packed.is_ok()) << packed.unreadable().front();
  EXPECT_TRUE(packed.is_pack());
  EXPECT_EQ(listing(packed), listing(shipped()));
  for (const std::string name : {"奖补办法.docx", "奖补办法_合规.txt"})
    for (const char* as_of : {"2018-01-01", "2026-01-01"}) {
      const std::string path = rulesets + "/examples/" + name;
      EXPECT_EQ(all_of(review_file(packed, path, options_at(as_of))), all_of(review_file(shipped(), path, options_at(as_of))));
    }
}

TEST(Packs, of_every_golden_rule_file_print_what_it_prints) {
  std::size_t packs = 0;
  for (const std::string& path : harness::list_files(goldens, ".zs")) {
    const RuleSet source = load_rules({path}, {});
    if (!source.is_ok()) continue;
    SCOPED_TRACE(path);
    const std::string bytes = write_pack(source);
    const RuleSet packed = load_pack_from_memory(bytes);
    ASSERT_TRUE(packed.is_ok()) << packed.unreadable().front();
    EXPECT_EQ(write_pack(packed), bytes);
    EXPECT_EQ(listing(packed), listing(source));
    EXPECT_EQ(all_of(review_facts(packed, options_at("2024-06-01"))), all_of(review_facts(source, options_at("2024-06-01"))));
    ++packs;
  }
  EXPECT_GT(packs, 10u);
}

TEST(Packs, are_rules_as_any_other_path) {
  const Folder folder;
  const std::string path = folder.write("rules.zsp", write_pack(shipped())), other_name = folder.write("rules.bin", write_pack(shipped()));
  EXPECT_EQ(listing(load_rules({path}, {})), listing(shipped()));
  EXPECT_EQ(listing(load_rules({other_name}, {})), listing(shipped()));
  EXPECT_EQ(listing(load_pack(path)), listing(shipped()));
  EXPECT_TRUE(find_rule_files({folder.path.string()}, {}).empty());  // a folder stands for its rule files
}

TEST(Packs, are_refused_beside_other_rules) {
  const Folder folder;
  const std::string path = folder.write("rules.zsp", write_pack(shipped()));
  const RuleSet rules = load_rules({goldens + "/pack/every_form.zs", path}, {});
  EXPECT_FALSE(rules.is_ok());
  ASSERT_EQ(rules.unreadable().size(), 1u);
  EXPECT_NE(rules.unreadable().front().find("a pack stands alone"), std::string::npos);
}

TEST(Packs, quote_articles_from_a_library) {
  const Folder folder;
  std::string text = "---\ntitle: \"样例条例\"\neffective: \"2019-09-01\"\nended: \"\"\narticles: 20\ncomplete: true\n---\n\n# 样例条例\n";
  for (int article = 1; article <= 20; ++article) text += "\n第" + base::chinese_numeral(article) + "条　原文" + std::to_string(article) + "。\n";
  folder.write("a.md", text);
  const Folder rules_folder;
  const std::string source_path = goldens + "/pack/every_form.zs";
  LoadOptions with_statutes;
  with_statutes.statutes = folder.path.string();
  const RuleSet source = load_rules({source_path}, with_statutes);
  const RuleSet packed = load_pack(rules_folder.write("rules.zsp", write_pack(load_rules({source_path}, {}))), with_statutes);
  ASSERT_TRUE(source.is_ok() && packed.is_ok());
  const std::string path = folder.write("办法.txt", document);
  ReviewOptions options = options_at("2024-06-01");
  options.kinds = {"subsidy"};
  const std::string printed = all_of(review_file(packed, path, options));
  EXPECT_EQ(printed, all_of(review_file(source, path, options)));
  EXPECT_NE(printed.find("原文8。"), std::string::npos);
  EXPECT_EQ(packed.statutes()->compared, source.statutes()->compared);
}

TEST(Packs, of_broken_rules_there_are_none) {
  EXPECT_TRUE(write_pack(load_rules_from_memory({{"a.zs", "规则"}})).empty());
}

/// Numbers differ from one machine to the next.
std::string without_numbers(const std::string& text) { return std::regex_replace(text, std::regex("[0-9]{3,}"), "N"); }

TEST(Packs, are_refused_with_one_clear_message) {
  const std::string good = write_pack(load_rules({goldens + "/pack/every_form.zs"}, {}));
  const auto changed = [&](std::size_t at, char byte) {
    std::string bytes = good;
    bytes[at] = byte;
    return bytes;
  };
  std::string swapped = good, forged = good.substr(sizeof(pack::Header));
  std::swap(swapped[8], swapped[11]);
  std::swap(swapped[9], swapped[10]);
  forged[0] = static_cast<char>(forged[0] + 1);
  const std::vector<std::pair<std::string, std::string>> cases{
      {"empty", ""}, {"not a pack", "模块 甲\n"}, {"cut in the header", good.substr(0, 30)}, {"cut off", good.substr(0, good.size() - 1)}, {"something added", good + "\n"},
      {"a byte changed", changed(good.size() / 2, '?')}, {"another byte order", swapped}, {"another format", changed(12, '\x7f')}, {"another version", changed(32, '9')},
      {"another layout", changed(16, '?')}, {"forged", pack::seal(forged, ZHUNSHENG_VERSION)}};
  std::string printed;
  for (const auto& [name, bytes] : cases) {
    const RuleSet rules = load_pack_from_memory(bytes, "rules.zsp");
    EXPECT_FALSE(rules.is_ok());
    ASSERT_EQ(rules.unreadable().size(), 1u) << name;
    printed += name + "\n  " + without_numbers(rules.unreadable().front()) + "\n";
  }
  printed += "missing\n  " + load_pack("no/such/rules.zsp").unreadable().front() + "\n";
  const std::string path = goldens + "/pack/refusals.expected";
  if (std::getenv("ZS_BLESS") != nullptr) std::ofstream(path, std::ios::binary) << printed;
  EXPECT_EQ(printed, harness::read_file(path));
}

/// Everything a door may ask of a rule set, over a document that its patterns hit.
void use(const RuleSet& rules, const std::string& path) {
  (void)listing(rules);
  ReviewOptions options = options_at("2024-06-01");
  options.kinds = {"subsidy", "contract"};
  (void)all_of(review_file(rules, path, options));
  options.complete = true;
  options.facts = R"({"决策": {"重大": true, "开始": "2024-03-01", "截止": "2024-03-21", "主体": "街道"}, "合同": {"金额": "500万元", "预付": "200万元", "类型": "施工",)"
                  R"( "当事人": [{"名称": "甲", "有权": false, "出资": "1元"}, {"名称": "乙"}]}})";
  options.facts_name = "facts.json";
  (void)all_of(review_facts(rules, options));
}

TEST(Packs, that_are_forged_are_refused_or_harmless) {
  const Folder folder;
  const std::string path = folder.write("办法.txt", document);
  const std::string original = write_pack(load_rules({goldens + "/pack/every_form.zs"}, {})).substr(sizeof(pack::Header));
  const std::uint64_t forgeries = harness::number_of_cases(1'500);
  std::size_t used = 0;
  for (std::uint64_t i = 0; i < forgeries; ++i) {
    const std::uint64_t seed = harness::first_seed(0) + i;
    SCOPED_TRACE("seed " + std::to_string(seed));
    harness::Random random(seed);
    std::string body = original;
    for (std::uint32_t k = 0; k <= random.below(3); ++k) body[random.below(static_cast<std::uint32_t>(body.size()))] = static_cast<char>(random.one_in(2) ? random.below(256) : random.below(4));
    const RuleSet rules = load_pack_from_memory(pack::seal(body, ZHUNSHENG_VERSION));
    if (!rules.is_ok()) continue;
    EXPECT_NO_THROW(use(rules, path));
    ++used;
  }
  if (!harness::is_single_case()) {
    EXPECT_GT(used, forgeries / 20);
  }
}

}  // namespace
}  // namespace zhunsheng
