/** A small readable issue as text, for tests that replace one part of it. */
type Parts = { head?: string[]; figures?: string[]; items?: string[]; foot?: string[] }

/** A small readable issue, parts of it replaced. */
export const anOldText = ({
  head = ['示范市政务服务中心　2026年 3月 5日'],
  figures = ['一、2026年 2月总体运行情况', '本月受理事项 1.2 万件，上门服务 36 人/次。'],
  items = ['二、窗口动态', '（一）税务窗口延长了服务时间。', '（二）公积金窗口开通了网上预约。'],
  foot = ['报：市政府办公室、中心领导。', '发：各分中心，市直部门窗口。'],
}: Parts = {}) => [...head, ...figures, ...items, ...foot].join('\n')
