// SPDX-License-Identifier: Apache-2.0
// Texts that no author writes: deep nesting, megabytes of one sign, names without end. Each ends in diagnostics, soon.
// The time of each is printed; gtest's own limit catches a hang.
#include <gtest/gtest.h>

#include <chrono>
#include <cstdio>
#include <random>
#include <string>

#include "engine/base/text.hpp"
#include "tests/mistakes/measure.hpp"

namespace zhunsheng::mistakes {
namespace {

constexpr std::size_t most_diagnostics = 20'001;  // a file of 16 MiB that can be parsed has that many of names and types
constexpr std::size_t largest = std::size_t{16} << 20, many = 100'000, very_many = 1'000'000;

std::string repeat(std::string_view part, std::size_t count) {
  std::string out;
  out.reserve(part.size() * count);
  for (std::size_t i = 0; i < count; ++i) out += part;
  return out;
}

/// A check with the text as its 应当.
std::string in_check(const std::string& norm) { return "规则 甲 {\n  类别 程序   等级 较大\n  应当 " + norm + "\n}\n"; }

/// Signs, digits, letters, keywords and Han characters in no order.
std::string garbage(std::size_t bytes, std::uint32_t seed) {
  constexpr std::string_view words[] = {"规则", "应当", "{", "}", "(", ")", "\"", "“", "”", "《", "》", "「", "」", "30", "日", "万元", ".", "..", "|", "\n", " ", "且", "=", "#", "a", "第十条", "　", "：", "‘", "例外", "\\", "-"};
  std::mt19937 random(seed);
  std::string out;
  while (out.size() < bytes) {
    if (random() % 4 == 0) base::append_utf8(out, 0x4E00 + random() % 0x5000);
    else out += words[random() % std::size(words)];
  }
  return out;
}

void expect_refused(const char* name, const std::string& text) {
  const auto begin = std::chrono::steady_clock::now();
  const Compiled compiled = compile(text, {});
  const auto spent = std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() - begin).count();
  std::printf("%-28s %8zu KiB %6lld ms %5zu diagnostics\n", name, text.size() >> 10, static_cast<long long>(spent), compiled.diagnostics.size());
  EXPECT_FALSE(compiled.diagnostics.empty()) << name;
  EXPECT_LE(compiled.diagnostics.size(), most_diagnostics) << name;
  for (const auto& diagnostic : compiled.diagnostics) {
    ASSERT_LE(diagnostic.span.begin, diagnostic.span.end) << name;
    ASSERT_LE(diagnostic.span.end, text.size()) << name;
  }
}

TEST(Hostile, nesting) {
  expect_refused("parentheses", in_check(repeat("(", many)));
  expect_refused("matched parentheses", in_check(repeat("(", many) + "甲" + repeat(")", many)));
  expect_refused("negations", in_check(repeat("不是 ", many) + "甲"));
  expect_refused("quantifiers", in_check(repeat("每个 甲 属于 乙 : ", many) + "甲"));
  expect_refused("lists", "例 甲 {\n  给定 乙 " + repeat("[", many) + "\n}\n");
  expect_refused("types", "事实 甲 {\n  乙 " + repeat("列表(", many) + "\n}\n");
  expect_refused("sums", in_check("1" + repeat(" + 1", many) + " = 1"));
}

TEST(Hostile, blocks_never_closed) {
  expect_refused("checks", repeat("规则 甲 {\n", many));
  expect_refused("exceptions", "规则 甲 {\n" + repeat("例外 乙 {\n", many));
  expect_refused("records", "例 甲 {\n  给定 乙 " + repeat("{ 丙 ", many));
  expect_refused("indented", "规则 甲 {\n" + repeat("  例外 乙 {\n    当 丙\n", many));
}

TEST(Hostile, megabytes_of_one_sign) {
  for (const std::string_view sign : {"{", "}", "(", "\"", "“", "《", "「", "‘", "#", "甲", "9", "规则 ", "规则 甲 {}\n", "。", "|", "一\n", "¥1 "}) {
    const std::size_t count = largest / sign.size();
    const std::string text = repeat(sign, count);
    if (sign == "#") EXPECT_TRUE(compile(text, {}).diagnostics.empty());
    else expect_refused(std::string(sign.substr(0, 24)).c_str(), text);
  }
}

TEST(Hostile, garbage) {
  expect_refused("garbage", garbage(largest - 64, 1));
  for (std::uint32_t seed = 2; seed < 60; ++seed) expect_refused("little garbage", garbage(2000 + 100 * seed, seed));
  expect_refused("too large", std::string(largest + 1, 'a'));
  expect_refused("no UTF-8", std::string(1000, '\xFF'));
}

TEST(Hostile, names_without_end) {
  expect_refused("name", "定义 " + repeat("名", very_many) + " 整数 = 1\n");
  expect_refused("name in brackets", "定义 「" + repeat("名", very_many) + "」 整数 = 1\n");
  expect_refused("title", "法规 《" + repeat("法", very_many) + "\n");
  expect_refused("unknown name", in_check(repeat("名", very_many)));
  expect_refused("number", in_check(repeat("9", very_many) + " = 1"));
}

}  // namespace
}  // namespace zhunsheng::mistakes
