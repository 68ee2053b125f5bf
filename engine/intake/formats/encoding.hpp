// SPDX-License-Identifier: Apache-2.0
// The bytes of a text file to UTF-8: UTF-8 (with or without mark), UTF-16 with its mark, else GB18030, each strictly.
// What is none of these, or no text at all, is an error that says which.
#pragma once
#include <string>
#include <string_view>

#include "engine/base/result.hpp"

namespace zhunsheng::intake {

base::Result<std::string> decode_text(std::string_view bytes, const std::string& path);

}  // namespace zhunsheng::intake
