/**
 * The names of provincial departments: for each, the words that all its names begin with or were called before, and how its name
 * ends. From the lists of departments that provincial governments publish; the names themselves are common knowledge.
 */

/** Ways to say one department's field; the ending (厅, 局, 委 …) comes behind. */
export const FIELDS: readonly { fields: readonly string[]; endings: readonly string[] }[] = [
  { fields: ['发展改革', '发展和改革', '发改'], endings: ['委', '委员会'] },
  { fields: ['经济和信息化', '经济信息化', '工业和信息化', '经信', '工信'], endings: ['厅', '委', '局', '委员会'] },
  { fields: ['科技', '科学技术'], endings: ['厅', '局'] },
  { fields: ['人力资源社会保障', '人力资源和社会保障', '人社'], endings: ['厅', '局'] },
  { fields: ['自然资源', '国土资源', '国土'], endings: ['厅', '局'] },
  { fields: ['生态环境', '环境保护', '环保'], endings: ['厅', '局'] },
  { fields: ['住房城乡建设', '住房和城乡建设', '住建'], endings: ['厅', '局'] },
  { fields: ['交通运输', '交通'], endings: ['厅', '局'] },
  { fields: ['农业农村', '农业'], endings: ['厅', '局'] },
  { fields: ['文化和旅游', '文化旅游', '文旅'], endings: ['厅', '局'] },
  { fields: ['卫生健康', '卫生和健康', '卫健', '卫计', '卫生计生'], endings: ['委', '委员会', '局'] },
  { fields: ['退役军人事务', '退役军人'], endings: ['厅', '局'] },
  { fields: ['应急管理', '应急', '安监'], endings: ['厅', '局'] },
  { fields: ['市场监管', '市场监督管理', '市监', '工商', '质监'], endings: ['局'] },
  { fields: ['林草', '林业和草原', '林业'], endings: ['局', '厅'] },
  { fields: ['药监', '药品监督管理', '药品监管', '食药监'], endings: ['局'] },
  { fields: ['医保', '医疗保障'], endings: ['局'] },
  { fields: ['国资', '国有资产监督管理'], endings: ['委', '委员会'] },
  { fields: ['民族宗教', '民宗'], endings: ['委', '委员会', '局'] },
  { fields: ['地方金融监管', '地方金融管理', '地方金融'], endings: ['局'] },
  { fields: ['广电', '广播电视'], endings: ['局'] },
  { fields: ['粮食和储备', '粮食和物资储备', '粮食'], endings: ['局'] },
  { fields: ['公安', '警察'], endings: ['厅', '局'] },
  { fields: ['商务'], endings: ['厅', '局'] },
  { fields: ['教育'], endings: ['厅', '局'] },
  { fields: ['民政'], endings: ['厅', '局'] },
  { fields: ['司法'], endings: ['厅', '局'] },
  { fields: ['财政'], endings: ['厅', '局'] },
  { fields: ['水利', '水务'], endings: ['厅', '局'] },
  { fields: ['审计'], endings: ['厅', '局'] },
  { fields: ['体育'], endings: ['局'] },
  { fields: ['统计'], endings: ['局'] },
]
