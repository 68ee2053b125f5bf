// SPDX-License-Identifier: Apache-2.0
// Once the reader has met lines as large as those that come, it asks for no more memory.
#include <gtest/gtest.h>

#include <atomic>
#include <cstdlib>
#include <new>

#include "tests/unit/engine/facts/lines_world.hpp"

namespace {
std::atomic<std::size_t> allocations{0};
}

void* operator new(std::size_t size) {
  ++allocations;
  if (void* const memory = std::malloc(size)) return memory;
  throw std::bad_alloc();
}
void* operator new(std::size_t size, const std::nothrow_t&) noexcept {
  ++allocations;
  return std::malloc(size);
}
void operator delete(void* memory) noexcept { std::free(memory); }
void operator delete(void* memory, std::size_t) noexcept { std::free(memory); }

namespace zhunsheng::facts {
namespace {

TEST(JsonLines, allocates_nothing_from_line_to_line) {
  LinesWorld world;
  const std::vector<std::string> lines{
      R"({"$dossier":{"id":"一个比短字符串长的编号，二〇二五年第十七号","kinds":["contract"],"as_of":"2025-06-01"},"决策":{"征求意见":true,"征求意见开始":"2024-03-01"}})",
      R"({"合同":{"金额":"400万元","类型":"施工","份数":3,"名称":"一个比短字符串长的名称，要另外分配内存的","付款":[{"金额":"1元","批次":[{"说明":"第一批，这一批的说明也很长，放不进短字符串"},{}]},{"预付":null}]}})",
      R"({"杂项":{"数":[1,2,3,4,5,6,7,8],"词":["这个词比较长，放不进短字符串里去的","乙"],"类":["丙"]},"租约":[{"租金":"1元"},{"租金":"2元"},{}]})", "{}"};
  std::vector<std::string> padded_lines;
  for (const auto& line : lines) padded_lines.push_back(line + std::string(line_padding, '\0'));
  const auto read_all = [&] {
    for (std::size_t i = 0; i < lines.size(); ++i) ASSERT_TRUE(world.reader.read(std::string_view(padded_lines[i]).substr(0, lines[i].size()), i + 1)) << lines[i];
  };
  for (int i = 0; i < 3; ++i) read_all();
  const std::size_t before = allocations;
  for (int i = 0; i < 100; ++i) read_all();
  EXPECT_EQ(allocations - before, 0u);
  EXPECT_EQ(world.reader.plain_count(), 0u);
}

}  // namespace
}  // namespace zhunsheng::facts
