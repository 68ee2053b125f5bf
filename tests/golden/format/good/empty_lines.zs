# One empty line between declarations, the author's between lines of one; never two.
模块 甲
词表 a = "x"
词表 b = "y"


词表 c = "z"
事实 d {

  e 是否


  f 是否

}
定义 g 是否 = d.e
