/** The words of the column 名单 to lists: 报 is the reporting list; 送 and 发 are the distribution list, which the colophon prints as 发. */
import { listsInOrder } from '../centre/labels.ts'
import type { ListName } from '../centre/recipient.ts'
import { normalized } from '../text.ts'

const WORDS: Record<string, ListName> = {
  报: 'reporting',
  报送: 'reporting',
  上报: 'reporting',
  呈报: 'reporting',
  抄报: 'reporting',
  送: 'distribution',
  抄送: 'distribution',
  抄发: 'distribution',
  下发: 'distribution',
  发: 'distribution',
  分发: 'distribution',
  印发: 'distribution',
}

/** `报、发`, `报/送`, `报发`, `报送名单` → lists in their order; empty where any word of it is not known. */
export function listsIn(text: string): ListName[] {
  const words = normalized(text, 'NFKC')
    .split(/[\s、,;/|+和及与]+/)
    .filter((word) => word !== '')
  const lists = words.flatMap((written) => {
    const word = written.replace(/名单$/, '')
    if (Object.hasOwn(WORDS, word)) return [WORDS[word]]
    return /^[报送发]+$/.test(word) ? [...word].map((letter) => WORDS[letter]) : [undefined]
  })
  if (lists.includes(undefined)) return []
  return listsInOrder((list) => lists.includes(list))
}
