# comments, a comment at the end, no line end
// another
规则 甲 { # here
  应当 a / b // not a division
}   # the end