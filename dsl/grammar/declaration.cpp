// SPDX-License-Identifier: Apache-2.0
// One declaration of any kind, and the two lines before the declarations.
#include "dsl/grammar/rules.hpp"

namespace zhunsheng::grammar {
namespace {

const auto set_body = [](auto& context) { x3::_val(context).body = std::move(x3::_attr(context)); };

const auto shared = statute[set_body] | material[set_body] | facts[set_body] | calendar[set_body];
const auto computed = define[set_body] | table[set_body] | parameter[set_body] | presume[set_body];
const auto textual = lexicon[set_body] | pattern[set_body] | extract[set_body];
const auto body = check[set_body] | shared | textual | computed | example[set_body];
const auto declaration_def = (keyword(Keyword::hidden)[fix(&syntax::Declaration::is_private, true)] > named{"声明", "a declaration"}[body]) | body;

const auto set_path = [](auto& context) { x3::_val(context) = std::move(x3::_attr(context)); };
const auto module_line_def = keyword(Keyword::module) > path[set_path];
const auto import_line_def = located[keyword(Keyword::import) > path[set(&syntax::Import::module)] > -(keyword(Keyword::as) > name[set(&syntax::Import::alias)])];

}  // namespace

BOOST_SPIRIT_DEFINE(declaration, module_line, import_line)
ZS_INSTANTIATE(declaration)
ZS_INSTANTIATE(module_line)
ZS_INSTANTIATE(import_line)

}  // namespace zhunsheng::grammar
