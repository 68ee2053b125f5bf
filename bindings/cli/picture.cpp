// SPDX-License-Identifier: Apache-2.0
#include "bindings/cli/picture.hpp"

#include <spdlog/spdlog.h>

#include "bindings/cli/graphviz.hpp"
#include "bindings/cli/session.hpp"

namespace zhunsheng::cli {

bool are_known(const Arguments& arguments, const std::vector<NameProblem>& problems) {
  for (const NameProblem& problem : problems) say(arguments, problem.message, problem.message_en);
  return problems.empty();
}

int print_picture(const Arguments& arguments, const std::function<Drawing(PictureFormat)>& draw) {
  const std::string& word = arguments.format;
  const PictureFormat format = word == "svg" ? PictureFormat::svg : word == "mermaid" ? PictureFormat::mermaid : word == "json" ? PictureFormat::json : PictureFormat::dot;
  if (format == PictureFormat::svg && arguments.layout != "builtin") {
    const Drawing plan = draw(PictureFormat::dot);
    if (!are_known(arguments, plan.problems)) return exit_usage;
    if (const auto drawn = draw_with_graphviz(plan.text)) return print(arguments, *drawn, exit_clean);
    if (arguments.layout == "graphviz") {
      say(arguments, "Graphviz 的 dot 找不到，或者没有画成；去掉 --layout graphviz 就由准绳自己画", "the dot of Graphviz is not there or failed; without --layout graphviz we draw it ourselves");
      return exit_usage;
    }
    spdlog::info("graphviz: not there or failed; drawn by ourselves");
  }
  const Drawing drawing = draw(format);
  if (!are_known(arguments, drawing.problems)) return exit_usage;
  return print(arguments, drawing.text, exit_clean);
}

}  // namespace zhunsheng::cli
