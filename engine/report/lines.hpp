// SPDX-License-Identifier: Apache-2.0
// Text for a terminal: cleaned of everything that is not plain text, and broken into lines of a given width by the
// rules of Chinese typesetting (no line begins with a closing mark or ends with an opening one; words stay whole).
#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace zhunsheng::report {

/// Blanks and line ends become single spaces, control characters (and so escape sequences) and broken bytes U+FFFD;
/// direction marks and zero-width characters go.
std::string clean(std::string_view text);

/// Lines of at most `width` cells (a single word may be wider only if it is one character).
std::vector<std::string> wrap(std::string_view text, std::size_t width);

}  // namespace zhunsheng::report
