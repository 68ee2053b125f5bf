# a reserved word as a name is written with 「」
定义 例外 整数 = 3
词表 规则 = "a"
