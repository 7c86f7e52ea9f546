/** Made-up news of windows: each text its own, word by word, so that only those that are told twice are alike. */
import { createHash } from 'node:crypto'

const WORDS =
  '窗口 大厅 专区 材料 表单 流程 时限 清单 手册 台账 指南 预审 容缺 帮办 代办 联办 网办 邮寄 自助 双语 咨询 引导 回访 培训 宣讲 会商 踏勘 取件 补正 受理 审核 出证 归集 共享 比对 提醒 预约 轮值 走访 座谈 试用 复盘 公示 承诺 减免 压缩 合并 优化 延伸 下沉 贯通 联通 对接 梳理 编印 更新 上线 启用 增设 配备 企业 群众 老人 学生 工地 园区 社区 乡镇 市州 银行 医院 学校 协会 商户 农户 车主 患者 青年 职工 外商'.split(
    ' ',
  )

/** The n-th one, of five clauses; the same n is the same text. */
export function news(name: string, n: number): string {
  const drawn = createHash('sha256').update(String(n)).digest()
  const words = Array.from(drawn.subarray(0, 20), (byte) => WORDS[byte % WORDS.length])
  const clauses = [0, 4, 8, 12, 16].map((from) => words.slice(from, from + 4).join(''))
  return `1月${1 + (n % 28)}日，${name}${clauses.join('，')}。`
}

/** What another department tells of the same matter: the frame is its own, the middle is word for word. */
export const toldAgain = (name: string, text: string): string =>
  `${name}近日配合做好同一项工作：${text.replace(/^[^，]+，/, '').replace(/。$/, '')}，${AGAIN}。`
export const AGAIN = '各方反映良好'
