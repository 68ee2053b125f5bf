// SPDX-License-Identifier: Apache-2.0
// Packs of random rule sets: what is written is read back, equal rule sets give equal bytes, every kind of damage is
// refused, and forged bytes with a right hash are refused or harmless. ZS_SCALE multiplies the number of forgeries.
#include "engine/pack/pack.hpp"

#include <gtest/gtest.h>

#include <cstring>

#include "engine/eval/verdicts.hpp"
#include "engine/pack/header.hpp"
#include "tests/harness/random_cases.hpp"

namespace zhunsheng::pack {
namespace {

using harness::Random;

constexpr const char* version = "1.2.3";

std::vector<base::SourceText> some_sources() {
  std::vector<base::SourceText> out;
  out.emplace_back("甲.zs", "模块 甲\n# 注\n");
  out.emplace_back("乙.zs", "");
  return out;
}

struct Packed {
  model::Ruleset rules;
  graph::Plan plan;
  std::string bytes;
};

Packed pack_random(std::uint64_t seed) {
  Random random(seed);
  Packed out;
  out.rules = harness::generate_ruleset(random);
  out.plan = std::move(*graph::make_plan(out.rules).value);
  out.bytes = write(some_sources(), out.rules, out.plan, version);
  return out;
}

/// A small pack: a flip of each of its bits takes long enough.
std::string small_pack() {
  static const std::string bytes = [] {
    std::string smallest = pack_random(1).bytes;
    for (std::uint64_t seed = 2; seed < 200; ++seed)
      if (std::string other = pack_random(seed).bytes; other.size() < smallest.size()) smallest = std::move(other);
    return smallest;
  }();
  return bytes;
}

std::string message_of(std::string_view bytes) {
  const auto result = read(bytes, version);
  return result ? "read" : result.error().message_en;
}

template <class T>
std::string with(std::string bytes, std::size_t offset, T value) {
  std::memcpy(bytes.data() + offset, &value, sizeof value);
  return bytes;
}

TEST(Pack, reads_back_what_was_written) {
  for (std::uint64_t seed = 1; seed <= 300; ++seed) {
    const Packed packed = pack_random(seed);
    const auto read_back = read(packed.bytes, version);
    ASSERT_TRUE(read_back) << seed << " " << read_back.error().message_en;
    const Contents& contents = read_back.value();
    EXPECT_EQ(write(contents.sources, contents.rules, contents.plan, version), packed.bytes) << seed;
    EXPECT_EQ(contents.plan.nodes, packed.plan.nodes) << seed;
    EXPECT_EQ(contents.plan.steps, packed.plan.steps) << seed;
    EXPECT_EQ(contents.sources.at(0).name(), "甲.zs");
    EXPECT_EQ(contents.sources.at(0).position(16), (base::Position{2, 4}));
  }
}

TEST(Pack, evaluates_as_the_rules_it_was_made_from) {
  const std::uint64_t cases = 4'000;
  std::string bytes;
  const graph::Plan* packed = nullptr;
  std::optional<base::Result<Contents>> contents;
  harness::for_random_cases(cases, [&](harness::RandomCase& one) {
    if (packed != &one.plan || !*contents || one.plan.nodes != contents->value().plan.nodes) {
      contents.emplace(read(write(some_sources(), one.rules, one.plan, version), version));
      packed = &one.plan;
      ASSERT_TRUE(*contents);
    }
    const Contents& loaded = contents->value();
    EXPECT_EQ(harness::describe(eval::evaluate(loaded.plan, loaded.rules, one.store, one.settings)), harness::describe(one.evaluator.evaluate(one.store, one.settings)));
  });
}

TEST(Pack, gives_equal_bytes_for_equal_rules) {
  for (std::uint64_t seed = 1; seed <= 20; ++seed) {
    EXPECT_EQ(pack_random(seed).bytes, pack_random(seed).bytes);
    EXPECT_NE(pack_random(seed).bytes, pack_random(seed + 1).bytes);
  }
}

TEST(Pack, leaves_the_examples_behind) {
  Packed packed = pack_random(7);
  packed.rules.examples.emplace_back().name = "例";
  EXPECT_EQ(write(some_sources(), packed.rules, packed.plan, version), packed.bytes);
}

TEST(Pack, refuses_every_flipped_bit) {
  std::string bytes = small_pack();
  ASSERT_EQ(message_of(bytes), "read");
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    const unsigned bits = i < sizeof(Header) ? 0xff : 1u << (i % 8);  // every bit of the header, one of each byte behind it
    for (unsigned bit = 1; bit <= 0x80; bit <<= 1) {
      if ((bits & bit) == 0) continue;
      bytes[i] = static_cast<char>(static_cast<unsigned char>(bytes[i]) ^ bit);
      EXPECT_FALSE(open(bytes, version)) << i << " " << bit;
      bytes[i] = static_cast<char>(static_cast<unsigned char>(bytes[i]) ^ bit);
    }
  }
}

TEST(Pack, refuses_every_length_but_its_own) {
  const std::string bytes = small_pack();
  for (std::size_t length = 0; length < bytes.size(); ++length) ASSERT_FALSE(open(std::string_view(bytes).substr(0, length), version)) << length;
  EXPECT_EQ(message_of(bytes + "x"), "something was added to the pack: " + std::to_string(bytes.size() + 1) + " bytes instead of " + std::to_string(bytes.size()));
  EXPECT_EQ(message_of(bytes + bytes).substr(0, 32), "something was added to the pack:");
}

TEST(Pack, says_what_is_wrong) {
  const std::string bytes = small_pack();
  EXPECT_EQ(message_of(""), "the file is empty, it is no pack");
  EXPECT_EQ(message_of("模块 甲\n"), "the file is no pack of Zhunsheng (it does not begin with the mark ZSP)");
  EXPECT_EQ(message_of(bytes.substr(0, 20)), "the pack is cut off: not even its header is whole");
  EXPECT_EQ(message_of(bytes.substr(0, 100)), "the pack is cut off: 100 bytes of " + std::to_string(bytes.size()));
  EXPECT_EQ(message_of(with(bytes, offsetof(Header, byte_order), 0x04030201u)), "the pack was made on a machine of the other byte order");
  EXPECT_EQ(message_of(with(bytes, offsetof(Header, format), format_version + 1)), "the pack is of version 1.2.3/2, this program reads 1.2.3/1 only");
  EXPECT_EQ(message_of(with(bytes, offsetof(Header, layout), std::uint64_t{1})), "the pack was made by another build of 1.2.3/1 whose inner layout differs");
  EXPECT_EQ(message_of(with(bytes, offsetof(Header, engine), '\n')), "the pack is of version ?/1, this program reads 1.2.3/1 only");
  EXPECT_EQ(message_of(with(bytes, bytes.size() / 2, static_cast<char>(bytes[bytes.size() / 2] + 1))), "the pack is damaged: its checksum does not match");
  const auto other = read(bytes, "1.2.4");
  ASSERT_FALSE(other);
  EXPECT_EQ(other.error().message, "规则包的版本是 1.2.3/1，本程序只读 1.2.4/1");
}

/// What the damage of one forgery came to.
enum class Fate { refused, harmless };

Fate try_forgery(std::string_view body, Random& random) {
  const auto result = read(seal(body, version), version);
  if (!result) return Fate::refused;
  const Contents& contents = result.value();
  eval::Evaluator evaluator(contents.plan, contents.rules);
  eval::Verdicts verdicts(contents.plan, contents.rules);
  std::vector<eval::Ground> grounds;
  for (int i = 0; i < 3; ++i) {
    const facts::FactStore store = harness::generate_facts(random, contents.rules);
    const eval::Settings settings = harness::generate_settings(random);
    (void)evaluator.evaluate(store, settings);
    verdicts.bind(store);
    (void)verdicts.evaluate(settings, &grounds);
  }
  return Fate::harmless;
}

TEST(Pack, survives_forged_bytes_with_a_right_hash) {
  const std::uint64_t forgeries = harness::number_of_cases(6'000);
  std::array<std::size_t, 2> fates{};
  std::vector<std::string> originals;
  for (std::uint64_t seed = 0; seed < 40; ++seed) originals.push_back(pack_random(seed).bytes);
  for (std::uint64_t i = 0; i < forgeries; ++i) {
    const std::uint64_t seed = harness::first_seed(0) + i;
    SCOPED_TRACE("seed " + std::to_string(seed));
    Random random(seed);
    std::string body = originals[seed % originals.size()].substr(sizeof(Header));
    for (std::uint32_t k = 0; k <= random.below(3); ++k) {
      const std::uint32_t at = random.below(static_cast<std::uint32_t>(body.size()));
      const std::uint32_t byte = random.one_in(2) ? random.below(256) : random.one_in(2) ? 0 : 0xff;
      body[at] = static_cast<char>(byte);
      if (random.one_in(8)) body.resize(at);
      if (body.empty()) break;
    }
    ++fates[static_cast<std::size_t>(try_forgery(body, random))];
  }
  if (harness::is_single_case()) return;
  EXPECT_GT(fates[0], forgeries / 10);
  EXPECT_GT(fates[1], forgeries / 20);
}

TEST(Pack, believes_no_count) {
  const std::string body = small_pack().substr(sizeof(Header));
  for (std::size_t at = 0; at + 4 <= body.size(); ++at) {
    Random random(at);
    (void)try_forgery(with(body, at, 0xffffffffu), random);
    (void)try_forgery(with(body, at, 0x7fffffffu), random);
  }
}

}  // namespace
}  // namespace zhunsheng::pack
