// SPDX-License-Identifier: Apache-2.0
// The command line as values. Everything CLI11 stays in arguments.cpp.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "zhunsheng/zhunsheng.hpp"

namespace zhunsheng::cli {

/// Exit statuses (docs: several fit → 4, 2, 3, 1, 0 in that order).
enum Exit : int { exit_clean = 0, exit_findings = 1, exit_usage = 2, exit_unreadable = 3, exit_bug = 4 };

/// Options of bench alone.
struct BenchArguments {
  std::size_t generate = 1000;
  std::uint64_t seed = 1;
  double seconds = 4;               ///< of CPU time
  std::string save_facts;           ///< where generated dossiers are kept; empty: nowhere
  std::string baseline;             ///< a report of an earlier run; empty: none
  std::string tolerance = "10%";
  bool profile = false, changed_rules = false;
};

struct Arguments {
  std::string command;
  std::vector<std::string> paths;
  std::vector<std::string> rules;   ///< --rules; empty: the installed rule sets
  std::string statutes;             ///< --statutes: a folder of law texts, empty: none
  std::string as_of;                ///< --as-of: a date, "document", or empty (today)
  std::string format;
  std::string output;               ///< empty: standard output
  std::string facts;                ///< --facts
  std::vector<std::string> kinds, only, except;
  std::string fail_on = "minor";
  std::string language;             ///< zh, en, or empty (LANG)
  std::string column;               ///< fmt --lang: zh, en, or empty (keywords as written)
  unsigned jobs = 1;
  int verbosity = 0;
  std::string filter;               ///< test --only
  BenchArguments bench;
  bool coverage = false, mutate = false;
  ImpactQuery impact;               ///< impact --statute --param --fact --check
  std::string layout = "auto";      ///< of SVG: auto, graphviz, builtin
  bool is_whole = false;            ///< graph --whole
  bool explain = false;             ///< --explain of review and eval
  std::size_t depth = 3;            ///< --depth of explain and --explain
  std::vector<std::string> open;    ///< explain --open
  bool complete = false, all = false, quiet = false, recursive = false, dossier = false, is_check = false, fix = false;
};

/// Parses argv. On --help, --version or bad usage prints and gives the exit status instead.
struct Parsed {
  Arguments arguments;
  std::optional<int> exit_status;
};
Parsed parse_arguments(int argc, char** argv);

}  // namespace zhunsheng::cli
