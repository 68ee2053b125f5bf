# comparisons do not chain
定义 甲 是否 = a < b <= c
