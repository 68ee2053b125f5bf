# phrases, references (also dotted), gaps, groups, options, slots, guards
词表 须有 = "须" | "应当" | <公共.义务词>
句式 甲 = [ <须有> ] ..8 ( <公共.地域> | "本镇" "街" ) 前无 <否定> 2..4 <落户> 后无 ( "a" | "b" ) {人数: 整数} {金额}  限 同一条   语境 肯定、引述
  语境 定义
内部 句式 乙 = "a" | "b" ..3 "c"
