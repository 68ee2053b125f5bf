// SPDX-License-Identifier: Apache-2.0
// A block of dossiers in columns: what a layout reads, one column a leaf. Numbers stand in 32 bits until one does not fit.
//
// A lane that columns cannot hold (a 时长 in another unit than its fact, a list longer than `longest_list`) is *odd*: the
// evaluator of one dossier decides all of its checks. A block keeps its memory from one load to the next; blocks of one
// layout can be loaded ahead and evaluated in any order. Internal to the room; the public name is eval::Block.
#pragma once
#include <span>
#include <vector>

#include "engine/eval/columns/lane.hpp"
#include "engine/eval/columns/layout.hpp"
#include "engine/eval/inputs.hpp"

namespace zhunsheng::eval::columns {

inline constexpr std::uint32_t longest_list = 32;

/// One leaf of all lanes. Lanes that are not known hold 0.
class Column {
 public:
  /// Forgets all lanes.
  void clear(bool is_number);
  void set_status(std::size_t lane, std::uint8_t status);
  void set_value(std::size_t lane, std::int64_t value);
  void set_absent(std::size_t lane) { absent.word[lane / 64] |= std::uint64_t{1} << (lane % 64); }
  /// All lanes were set.
  void finish();

  Plane low{}, high{};
  Plane absent{};    ///< 未提供
  bool any_high = false;
  Number number;     ///< without status; when finished

 private:
  bool is_empty_ = true, is_wide_ = false;
  std::int64_t least_ = 0, most_ = 0;
  std::vector<Narrow> narrow_;  // one or none, likewise the others
  std::vector<Wide> wide_;
  std::vector<Tiny> tiny_;
  std::vector<Brief> brief_;
};

/// The elements of a list, element by element: column field × element.
struct ListColumns {
  Plane low{}, high{}, open{};
  bool any_high = false;
  std::uint32_t longest = 0;
  std::vector<Plane> has;                    ///< by element: which lanes have it
  std::vector<std::vector<Column>> columns;  ///< by field, by element
};

class BlockColumns {
 public:
  explicit BlockColumns(const Layout& layout);
  /// At most `lanes` dossiers; they must stay until the block was evaluated. `inputs` is only worked with.
  void load(std::span<const Lane> from, Inputs& inputs, const Layout& layout);

  std::vector<Lane> dossiers;
  Plane valid{}, complete{};
  Plane of_kind[8] = {};      ///< by bit of the kinds
  std::vector<Column> leaves;
  std::vector<ListColumns> lists;
  std::vector<std::uint32_t> odd;  ///< lanes

 private:
  void clear(const Layout& layout);
  bool load_lane(std::size_t lane, const Inputs& inputs, const Layout& layout);
  bool load_list(std::size_t lane, const Row& row, const Inputs& inputs, const ListLeaf& source, ListColumns& out);
};

}  // namespace zhunsheng::eval::columns
