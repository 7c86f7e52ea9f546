/** Set phrases for the reason of a return or a decline; the editor adds to them in own words. */
export const REASON_PHRASES = {
  return: [
    '请核对数据和统计口径。',
    '请写明时间、地点和办理单位。',
    '请补充办理结果和成效。',
    '请写明事项的全称。',
    '篇幅偏长，请压缩。',
    '内容与往期相近，请补充新的进展。',
  ],
  decline: [
    '与其他单位来稿重复。',
    '往期已经刊发。',
    '不属于本刊收录范围。',
    '不是本期所属月份的工作。',
    '本期篇幅有限，欢迎下期再报。',
  ],
} as const satisfies Record<'return' | 'decline', readonly string[]>
