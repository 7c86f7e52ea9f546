/** Departments as a briefing of a province names them, for where no settings say otherwise: on the command line. */
export const SEED_DEPARTMENTS = [
  ...['科技厅', '公安厅', '自然资源厅', '住房城乡建设厅', '交通运输厅', '经济和信息化厅', '商务厅'],
  ...['省林草局', '省卫生健康委', '省市场监管局', '省药监局', '省发展改革委', '省政府办公厅'],
  ...['教育厅', '民政厅', '司法厅', '财政厅', '人力资源社会保障厅', '生态环境厅', '水利厅', '农业农村厅'],
  ...['文化和旅游厅', '退役军人厅', '应急厅', '审计厅', '省国资委', '省医保局', '省体育局', '省统计局', '省广电局'],
] as const
