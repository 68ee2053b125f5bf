# gaps need a distance; brackets close
句式 甲 = "a" .. "b"
句式 乙 = ( "a" | "b" 限 同一句
词表 丙 = "a" |
提取 甲.乙 { 句式 "a" 多次 首个 }
