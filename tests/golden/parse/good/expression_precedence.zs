# 不是 binds looser than a comparison and tighter than 且; * / before + -; 且 and 或 are flat
定义 甲 是否 = 不是 a = b 且 c + d * e / 2 - 1 ≥ -f 且 不是 不是 g
定义 乙 是否 = (a 或 b 或 c) 且 (d 且 e)
定义 丙 是否 = x 属于 (一、二, 3) 或 文书.类别 含 合同 或 t ≠ 1 或 t × 2 < 3 ÷ u
