// SPDX-License-Identifier: Apache-2.0
// The version of the library; rule sets carry their own hashes.
#pragma once

#define ZHUNSHENG_VERSION "0.1.0"
