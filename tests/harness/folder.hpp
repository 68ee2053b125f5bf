// SPDX-License-Identifier: Apache-2.0
// A folder of its own for a test that needs files; it goes when the test ends.
#pragma once
#include <filesystem>
#include <fstream>
#include <random>
#include <string>

namespace zhunsheng::harness {

struct Folder {
  std::filesystem::path path = std::filesystem::temp_directory_path() / ("zs-" + std::to_string(std::random_device{}()));

  Folder() { std::filesystem::create_directories(path); }
  ~Folder() { std::filesystem::remove_all(path); }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  /// Where it was written.
  std::string write(const std::string& name, const std::string& bytes) const {
    std::ofstream(path / name, std::ios::binary) << bytes;
    return (path / name).string();
  }
};

}  // namespace zhunsheng::harness
