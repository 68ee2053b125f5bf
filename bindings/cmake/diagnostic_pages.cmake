# SPDX-License-Identifier: Apache-2.0
# cmake -DFOLDER=docs/diagnostics -DOUTPUT=pages.cpp -P diagnostic_pages.cmake: the pages of the diagnostics as one
# table, in order of code, so that an installed binary can print them without a docs folder.
file(GLOB pages ${FOLDER}/ZS*.md)
list(SORT pages)
set(text "// Made by bindings/cmake/diagnostic_pages.cmake from docs/diagnostics; do not edit.\n#include \"bindings/cpp/pages.hpp\"\n\nnamespace zhunsheng {\n\nconst std::vector<DiagnosticPage>& diagnostic_pages() {\n  static const std::vector<DiagnosticPage> pages{\n")
foreach(page IN LISTS pages)
  get_filename_component(code ${page} NAME_WE)
  file(READ ${page} content)
  string(APPEND text "{\"${code}\", R\"zspage(${content})zspage\"},\n")
endforeach()
string(APPEND text "  };\n  return pages;\n}\n\n}  // namespace zhunsheng\n")
file(WRITE ${OUTPUT} "${text}")
