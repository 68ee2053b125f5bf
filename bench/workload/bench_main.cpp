// SPDX-License-Identifier: Apache-2.0
// zs_bench_workload FOLDER R [SECONDS [DOSSIERS]]: our engine over the neutral workload of R rules. Verifies first, over so many dossiers
// (all); anything wrong is said on standard error and no time is printed. Then one line of JSON in the form of the
// workload's adapters.
#include <charconv>
#include <iostream>
#include <limits>
#include <nlohmann/json.hpp>
#include <string_view>

#include "bench/workload/batch.hpp"
#include "bench/workload/measure.hpp"
#include "bench/workload/verify.hpp"
#include "zhunsheng/pack.hpp"
#include "zhunsheng/version.hpp"

namespace {

using namespace zhunsheng;
using Json = nlohmann::ordered_json;

constexpr std::size_t naive_sample = 100, pack_sample = 2000;

struct Task {
  std::string folder;
  std::size_t rules = 0;
  double seconds = 1;  ///< a measure
  std::size_t dossiers = std::numeric_limits<std::size_t>::max();
};

bool is_right(const bench::Verified& verified) {
  std::cerr << verified.what << ": " << verified.compared << " compared, " << verified.different << " different\n";
  return verified.different == 0 && verified.compared > 0;
}

bool verify(const bench::Reviewer& reviewer, const bench::WorkloadData& data, const Task& task) {
  bool is_good = is_right(bench::verify_one(reviewer, data, task.dossiers));
  is_good = is_right(bench::verify_reasons(reviewer, data, std::min<std::size_t>(task.dossiers, 1000))) && is_good;
  is_good = is_right(bench::verify_changes(reviewer, data)) && is_good;
  is_good = is_right(bench::verify_batch(reviewer, data, task.dossiers)) && is_good;
  is_good = is_right(bench::verify_batch_on_threads(reviewer, data, task.dossiers, 2)) && is_good;
  is_good = is_right(bench::verify_batch_with_gaps(reviewer, data, task.dossiers)) && is_good;
  return is_right(bench::verify_with_gaps(reviewer, data, std::min(task.dossiers, naive_sample))) && is_good;
}

void print(const Task& task, const bench::Reviewer& reviewer, const bench::WorkloadData& data, const bench::Load& load) {
  const bench::OneDossier one = bench::measure_one(reviewer, data, task.seconds);
  const bench::OneFact fact = bench::measure_changes(reviewer, data);
  const bench::BatchFigures batch = bench::measure_batch(reviewer, data, task.seconds);
  Json out{{"peer", "Zhunsheng"}, {"version", ZHUNSHENG_VERSION}, {"R", task.rules}, {"checks", reviewer.flags().size()}, {"verified", std::min(data.expected.size(), task.dossiers)}};
  out.update({{"load_ms", load.ms}, {"pack_ms", load.pack_ms}, {"first_ms", load.first_ms}, {"mem_mb", load.mem_mb}, {"plan_bytes", load.plan_bytes}});
  out.update({{"lat_us", one.median_us}, {"one_us", one.us}, {"reasons_us", one.reasons_us}, {"gaps_us", one.gaps_us}, {"bind_us", one.bind_us}});
  out.update({{"inc_us", fact.median_us}, {"inc_mean_us", fact.mean_us}, {"incremental", true}});
  if (batch.us > 0) out.update({{"batch_us", batch.us}, {"batch_gaps_us", batch.gaps_us}, {"columns_us", batch.columns_us}, {"batch_wall_us", batch.wall_us}, {"batch_wall2_us", batch.wall2_us}, {"batch_cpu2_us", batch.cpu2_us}, {"cpu_us", batch.us}, {"us_per_dossier", batch.wall_us}});
  std::cout << out.dump() << std::endl;
}

int run(const Task& task) {
  std::string problem;
  const auto data = bench::read_workload(task.folder, task.rules, problem);
  if (!data) {
    std::cerr << problem << '\n';
    return 2;
  }
  bench::Load load;
  RuleSet rules = bench::measure_load(bench::workload_sources(data->rules_json), load);
  if (!rules.is_ok()) {
    std::cerr << rules.diagnostics(Language::english);
    return 1;
  }
  RuleSet packed = bench::measure_pack(write_pack(rules), load.pack_ms);
  const bool is_pack_good = packed.is_ok() && is_right(bench::verify_one(bench::Reviewer(std::move(packed), data->facts), *data, std::min(task.dossiers, pack_sample)));
  const bench::Reviewer reviewer(std::move(rules), data->facts);
  load.first_ms = bench::measure_first_ms(reviewer, *data);
  if (!is_pack_good || !verify(reviewer, *data, task)) {
    std::cerr << "R = " << task.rules << ": FAILED, nothing is timed\n";
    return 1;
  }
  print(task, reviewer, *data, load);
  return 0;
}

template <class Number>
bool read_number(std::string_view text, Number& out) {
  const auto [stop, error] = std::from_chars(text.data(), text.data() + text.size(), out);
  return error == std::errc{} && stop == text.data() + text.size();
}

}  // namespace

int main(int argc, char** argv) {
  Task task;
  if (argc < 3 || argc > 5 || !read_number(argv[2], task.rules) || (argc > 3 && !read_number(argv[3], task.seconds)) || (argc > 4 && !read_number(argv[4], task.dossiers))) {
    std::cerr << "usage: zs_bench_workload FOLDER R [SECONDS [DOSSIERS]]\n";
    return 2;
  }
  task.folder = argv[1];
  return run(task);
}
