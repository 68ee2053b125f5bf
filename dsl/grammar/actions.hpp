// SPDX-License-Identifier: Apache-2.0
// Semantic actions: where the part that was just read goes in the node in the making (_val).
#pragma once
#include <utility>

#include "dsl/grammar/context.hpp"

namespace zhunsheng::grammar {

/// _val.member = the part
template <class Member>
constexpr auto set(Member member) {
  return [member](auto& context) { x3::_val(context).*member = std::move(x3::_attr(context)); };
}
/// _val.member.push_back(the part)
template <class Member>
constexpr auto append(Member member) {
  return [member](auto& context) { (x3::_val(context).*member).push_back(std::move(x3::_attr(context))); };
}
/// All of a list of parts behind _val.member.
template <class Member>
constexpr auto extend(Member member) {
  return [member](auto& context) {
    for (auto& part : x3::_attr(context)) (x3::_val(context).*member).push_back(std::move(part));
  };
}
/// _val.member = a constant
template <class Member, class Value>
constexpr auto fix(Member member, Value value) {
  return [member, value](auto& context) { x3::_val(context).*member = value; };
}

/// _val.member = the part; a second one is reported at its place, and dropped.
template <class Member>
auto set_once(Keyword field, Member member) {
  return [field, member](auto& context) {
    auto& target = x3::_val(context).*member;
    auto& part = x3::_attr(context);
    if (target) session(context).report(base::Code::repeated_field, part.span, {std::string(chinese(field))});
    else target = std::move(part);
  };
}

}  // namespace zhunsheng::grammar
