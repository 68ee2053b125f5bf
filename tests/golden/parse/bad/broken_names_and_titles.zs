# 「 and 《 end on their line; a name is not empty
定义 「甲 整数 = 3
定义 「」 整数 = 3
法规 《某法 { }
