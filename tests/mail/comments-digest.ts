/** The digest of comments among every mail. */
import { commentsDigest } from '#shared/mail/comments-digest.ts'

const link = 'https://news.office.example/issues/1?a=1&b=2'

export const COMMENTS_DIGEST = {
  of: (words: string) =>
    commentsDigest({
      publication: words,
      issue: words,
      said: (['批注', '回复', '标为已解决'] as const).map((what) => ({
        ...{ where: words, by: words, what, text: what === '标为已解决' ? '' : words },
        at: '2026-02-05T09:00:00.000Z',
      })),
      open: 2,
      link,
    }),
  says: ['新批注 1 条', '批注回复 1 条', '批注已解决 1 条', '还有 2 条批注没有解决', link],
}
