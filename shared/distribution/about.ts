/** The subject of a fault that kept a letter from being taken. The first two are booked on the letter; the others hold up all mail. */

export const ABOUT = {
  letter: { label: '这封邮件', ofLetter: true },
  mailbox: { label: '收件邮箱', ofLetter: true },
  sender: { label: '发件地址', ofLetter: false },
  account: { label: '发信账号', ofLetter: false },
  server: { label: '邮件服务器', ofLetter: false },
} as const satisfies Record<string, { label: string; ofLetter: boolean }>

export type About = keyof typeof ABOUT

/** Whether it is about one letter or one mailbox, and so says nothing of any other. */
export const isOfLetter = ({ about }: { about: About }): boolean => ABOUT[about].ofLetter
