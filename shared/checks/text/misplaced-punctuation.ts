/** Marks where none belongs: at the beginning of a paragraph, behind an opening bracket, before a closing one, before 等; blanks before a mark. */
import type { Found } from '../finding.ts'

/** What is found is taken away. */
const WRONG: { pattern: RegExp; message: string }[] = [
  { pattern: /(?<=^|\n)[ \u3000，。；：、！？]*[，。；：、！？]/g, message: '段首不应有标点' },
  {
    pattern: /(?<=[《〈（【〔‘“])[，。；：、！？]+(?![”’》〉）】〕])/g,
    message: '括号、引号、书名号的前半个后面不应紧跟标点',
  },
  {
    pattern: /(?<=[^，。；：、！？“‘《〈（])(?:[，；、]+(?=[》〉）】〕])|、+(?=[”’]))/g,
    message: '括号、引号、书名号的后半个前面不应有这个标点',
  },
  { pattern: /。(?=》)/g, message: '书名号的后半个前面不应有句号' },
  { pattern: /，(?=”(?![^，。]{0,12}(?:说|表示|介绍|称|道|告诉|感慨|坦言)))/g, message: '引号的后半个前面不应有逗号' },
  { pattern: /、(?=等(?![等级候待同于额效价次边腰差位值距分式比外]))/g, message: '“等”前面不用顿号' },
  {
    pattern: /、(?=以及|及(?![时其第格])|(?:和|与)(?![谐平睦解气善美好缓蔼约声音时会众共此世日其田服煦]))/g,
    message: '“和”“与”“以及”前面不用顿号',
  },
  { pattern: /(?<=[\p{Script=Han}》”）])[ \u3000]{1,8}(?=[，。；：、！？》”）])/gu, message: '标点前面有多余的空格' },
  { pattern: /(?<=\p{Script=Han})(?<!讯)[ \u3000]{1,8}(?=[“《（]\p{Script=Han})/gu, message: '标点前面有多余的空格' },
]

export const misplacedPunctuation = (text: string): Found<'misplaced-punctuation'>[] =>
  WRONG.flatMap(({ pattern, message }) =>
    [...text.matchAll(pattern)].map(
      ({ 0: found, index }): Found<'misplaced-punctuation'> => ({
        kind: 'misplaced-punctuation',
        start: index,
        end: index + found.length,
        message,
        fix: '',
      }),
    ),
  ).toSorted((a, b) => a.start - b.start)
