# every field of an extraction
提取 会议.到会人数 { 自 签到表, 会议纪要   句式 "到会" ..4 {人数: 整数} "人" 限 同一句  多处 须一致 未见 否 取 是 }
