# 且 and 或 need parentheses; the expression is read all the same
定义 甲 是否 = a 且 b 或 c 且 d
