# a citation names the article; a Han character may not follow its numbering
规则 甲 { 依据 《某法》  参照 《某法》第一条且 应当 a }
