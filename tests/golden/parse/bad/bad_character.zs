# signs that the language does not have
定义 甲 整数 = 1 @@ 2
定义 乙 整数 = a。b
