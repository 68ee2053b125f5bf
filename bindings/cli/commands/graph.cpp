// SPDX-License-Identifier: Apache-2.0
// graph: what checks rest on, as a picture or for programs.
#include "bindings/cli/picture.hpp"
#include "bindings/cli/session.hpp"

namespace zhunsheng::cli {

int run_graph(const Arguments& arguments) {
  const auto rules = load(arguments);
  if (!rules) return exit_usage;
  return print_picture(arguments, [&](PictureFormat format) {
    return rules->graph({format, arguments.paths, arguments.is_whole, language_of(arguments)});
  });
}

}  // namespace zhunsheng::cli
