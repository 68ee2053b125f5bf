// SPDX-License-Identifier: Apache-2.0
// zhunsheng COMMAND …: dispatch only. A bug of ours ends here, with exit status 4.
#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

#include <csignal>
#include <exception>
#include <iostream>
#include <map>

#include "bindings/cli/session.hpp"

namespace {

void start_logging(int verbosity) {
  auto logger = spdlog::stderr_logger_st("zhunsheng");
  logger->set_pattern("[%H:%M:%S.%e] %l: %v");
  logger->set_level(verbosity >= 2 ? spdlog::level::debug : verbosity == 1 ? spdlog::level::info : spdlog::level::warn);
  spdlog::set_default_logger(std::move(logger));
}

}  // namespace

int main(int argc, char** argv) {
  using namespace zhunsheng::cli;
  std::signal(SIGPIPE, SIG_IGN);
  const Parsed parsed = parse_arguments(argc, argv);
  if (parsed.exit_status) return *parsed.exit_status;
  start_logging(parsed.arguments.verbosity);
  const std::map<std::string, int (*)(const Arguments&)> commands{{"review", run_review}, {"check", run_check}, {"fmt", run_fmt},   {"list", run_list},
                                                                  {"eval", run_eval},     {"facts", run_facts}, {"text", run_text}, {"test", run_test},
                                                                  {"graph", run_graph},   {"schema", run_schema}, {"explain", run_explain},
                                                                  {"bench", run_bench},   {"pack", run_pack},     {"impact", run_impact}};
  try {
    return commands.at(parsed.arguments.command)(parsed.arguments);
  } catch (const std::bad_alloc&) {
    std::cerr << "内存不足 / out of memory\n";
  } catch (const std::exception& bug) {
    std::cerr << "程序内部错误，请报告 / a bug of ours, please report it: " << bug.what() << '\n';
  }
  return exit_bug;
}
