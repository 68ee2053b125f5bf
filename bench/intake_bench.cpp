// SPDX-License-Identifier: Apache-2.0
// From the bytes of a document to paragraphs (read), clauses (structure) and facts (extract, with the shipped rules): texts of
// 10, 1,000 and 10,000 clauses, and the example in Word. Verified: as many numbered clauses as were written.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "bench/suite.hpp"
#include "bench/texts.hpp"
#include "bench/worlds.hpp"
#include "engine/intake/dossier.hpp"
#include "engine/intake/extract.hpp"
#include "engine/intake/reader.hpp"
#include "engine/intake/structure.hpp"

namespace {

using namespace zhunsheng;

struct File {
  std::string name, bytes, path;
  std::size_t clauses = 0;  ///< numbered ones; 0: not known beforehand
};

std::vector<File> make_files() {
  std::vector<File> out;
  for (const std::size_t clauses : {10, 1000, 10000}) out.push_back({"clauses_" + std::to_string(clauses), bench::make_text(clauses).text, "合成.txt", clauses});
  std::ifstream in(ZS_SOURCE_DIR "/rulesets/examples/奖补办法.docx", std::ios::binary);
  out.push_back({"word", std::string(std::istreambuf_iterator<char>(in), {}), "奖补办法.docx", 0});
  return out;
}

document::Document open(const File& file) {
  auto document = intake::read(file.bytes, file.path);
  bench::require(static_cast<bool>(document), file.name + ": cannot be read");
  intake::structure(document.value());
  return std::move(document.value());
}

void verify(const File& file) {
  const document::Document document = open(file);
  const auto numbered = static_cast<std::size_t>(std::count_if(document.clauses.begin(), document.clauses.end(), [](const document::Clause& clause) { return !clause.number.empty(); }));
  bench::require(file.clauses == 0 ? numbered > 3 : numbered == file.clauses, file.name + ": " + std::to_string(numbered) + " numbered clauses");
}

void set_bytes(benchmark::State& state, const File& file) { state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations()) * static_cast<std::int64_t>(file.bytes.size())); }

void read(benchmark::State& state, const File& file) {
  verify(file);
  for (auto _ : state) benchmark::DoNotOptimize(intake::read(file.bytes, file.path));
  set_bytes(state, file);
}

void structure(benchmark::State& state, const File& file) {
  verify(file);
  auto document = open(file);
  for (auto _ : state) intake::structure(document);
  set_bytes(state, file);
}

void extract(benchmark::State& state, const File& file) {
  verify(file);
  const auto& worlds = bench::worlds();
  const auto shipped = std::find_if(worlds.begin(), worlds.end(), [](const bench::World& world) { return world.name == "shipped"; });
  const document::Dossier dossier = intake::make_dossier(shipped->model(), {open(file)}, 0);
  for (auto _ : state) {
    facts::FactStore store(shipped->model());
    intake::extract(shipped->model(), dossier, *shipped->rules.impl().matcher, store);
    bench::require(store.hits.searched, file.name + ": the text was not searched");
  }
  set_bytes(state, file);
}

const bench::Suite suite{[] {
  static const std::vector<File> files = make_files();
  for (const auto& file : files) {
    const auto add = [&](const char* step, void (*run)(benchmark::State&, const File&)) { benchmark::RegisterBenchmark((std::string(step) + "/" + file.name).c_str(), run, file)->Unit(benchmark::kMicrosecond); };
    add("read", read);
    add("structure", structure);
    add("extract", extract);
  }
}};

}  // namespace
