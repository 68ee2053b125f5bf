// SPDX-License-Identifier: Apache-2.0
// Zhunsheng (准绳): legality review of township decisions. Includes everything an embedder needs:
// load rules (ruleset.hpp; compiled ones: pack.hpp), review documents or facts and print the result (review.hpp), say why
// (explanation.hpp), facts by the million (lines.hpp), outcomes alone and sessions (evaluation.hpp), lay rule files out
// (format.hpp), test rules by their examples (testing.hpp), measure what they cost (bench.hpp), draw what checks rest on
// (graph.hpp), ask what a change touches (impact.hpp).
#pragma once
#include "zhunsheng/batch.hpp"
#include "zhunsheng/bench.hpp"
#include "zhunsheng/diagnostic.hpp"
#include "zhunsheng/evaluation.hpp"
#include "zhunsheng/explanation.hpp"
#include "zhunsheng/fix.hpp"
#include "zhunsheng/format.hpp"
#include "zhunsheng/graph.hpp"
#include "zhunsheng/impact.hpp"
#include "zhunsheng/lines.hpp"
#include "zhunsheng/pack.hpp"
#include "zhunsheng/review.hpp"
#include "zhunsheng/ruleset.hpp"
#include "zhunsheng/testing.hpp"
#include "zhunsheng/version.hpp"
