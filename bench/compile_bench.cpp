// SPDX-License-Identifier: Apache-2.0
// From source to checked model, step by step, and whole: lex, parse (both in bytes a second), compile (names, types,
// citations), and load (all of it with the plan, as a user waits for it).
#include <benchmark/benchmark.h>

#include <deque>

#include "bench/inputs.hpp"
#include "dsl/grammar/lexemes.hpp"
#include "dsl/grammar/parse.hpp"
#include "dsl/sema/compile.hpp"

namespace {

using namespace zhunsheng;

std::vector<base::SourceText> texts_of(const bench::Input& input) {
  std::vector<base::SourceText> out;
  for (const auto& source : input.sources) out.emplace_back(source.name, source.text);
  return out;
}

std::vector<syntax::File> parse_all(const std::vector<base::SourceText>& texts) {
  std::vector<syntax::File> out;
  for (std::size_t i = 0; i < texts.size(); ++i)
    if (auto parsed = grammar::parse(texts[i], static_cast<std::uint32_t>(i)); parsed.value) out.push_back(std::move(*parsed.value));
  return out;
}

void set_bytes(benchmark::State& state, const bench::Input& input) {
  state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations()) * static_cast<std::int64_t>(bench::bytes_of(input)));
}

void lex(benchmark::State& state, const bench::Input& input) {
  const auto texts = texts_of(input);
  for (auto _ : state)
    for (std::uint32_t i = 0; i < texts.size(); ++i) benchmark::DoNotOptimize(grammar::lex(texts[i], i));
  set_bytes(state, input);
}

void parse(benchmark::State& state, const bench::Input& input) {
  const auto texts = texts_of(input);
  for (auto _ : state) {
    auto files = parse_all(texts);
    benchmark::DoNotOptimize(files);
    state.PauseTiming();
    files.clear();
    state.ResumeTiming();
  }
  set_bytes(state, input);
}

void compile(benchmark::State& state, const bench::Input& input) {
  const auto texts = texts_of(input);
  const auto files = parse_all(texts);
  for (auto _ : state) {
    const auto rules = sema::compile(files, texts);
    if (!rules.value) state.SkipWithError("the rules do not compile");
  }
}

void load(benchmark::State& state, const bench::Input& input) {
  std::size_t checks = 0;
  for (auto _ : state) {
    const RuleSet rules = load_rules_from_memory(input.sources);
    if (!rules.is_ok()) state.SkipWithError("the rules do not compile");
    checks = rules.check_count();
  }
  state.counters["checks"] = static_cast<double>(checks);
  state.counters["us/check"] = benchmark::Counter(static_cast<double>(checks) * static_cast<double>(state.iterations()) / 1e6, benchmark::Counter::kIsRate | benchmark::Counter::kInvert);
}

[[maybe_unused]] const bool is_registered = [] {
  static const std::vector<bench::Input> inputs = bench::compile_inputs();
  for (const auto& input : inputs) {
    const auto add = [&](const char* step, void (*run)(benchmark::State&, const bench::Input&)) {
      benchmark::RegisterBenchmark((std::string(step) + "/" + input.name).c_str(), run, input)->Unit(benchmark::kMillisecond);
    };
    add("lex", lex);
    add("parse", parse);
    add("compile", compile);
    add("load", load);
  }
  return true;
}();

}  // namespace
