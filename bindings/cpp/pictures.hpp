// SPDX-License-Identifier: Apache-2.0
// A picture in the format that the caller asked for.
#pragma once
#include <string>

#include "engine/graph/picture.hpp"
#include "zhunsheng/graph.hpp"

namespace zhunsheng {

std::string written(const graph::Picture& picture, PictureFormat format);

}  // namespace zhunsheng
