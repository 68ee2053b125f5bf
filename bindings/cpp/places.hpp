// SPDX-License-Identifier: Apache-2.0
// Spans as public values: file, lines, columns, bytes.
#pragma once
#include <vector>

#include "engine/base/source.hpp"
#include "zhunsheng/diagnostic.hpp"

namespace zhunsheng {

/// An empty file name where the source is not at hand.
TextPlace place_of(const std::vector<base::SourceText>& sources, base::Span span);

}  // namespace zhunsheng
