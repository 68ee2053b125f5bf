# material conditions; calendar days are given one by one or as spans with both ends
材料 征求意见公告 "公开征求意见的公告" { 标题 含 "征求意见" 且 不是 (标题 含 "采纳" 或 文件名 含 "反馈") }
日历 2024 { 休 2024-02-10..2024-02-17、2024-01-01   班 2024-02-04、2024-02-18   依据 "国办发明电〔2023〕7号" }
